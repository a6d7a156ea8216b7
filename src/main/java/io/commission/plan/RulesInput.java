package io.commission.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.commission.calculation.FormulaInputs;
import io.commission.calculation.LoadAmounts;

/** The named inputs of an expression (PLAN-8). Money in the tenant's currency, percents as 10 for 10 %. */
public enum RulesInput {
    REVENUE("revenue", inputs -> amounts(inputs).revenue()), //
    CARRIER_COST("carrierCost", inputs -> amounts(inputs).carrierCost()), //
    MARGIN("margin", inputs -> amounts(inputs).netMargin()), //
    MARGIN_PERCENT("marginPercent", inputs -> marginPercent(amounts(inputs))), //
    LINEHAUL("linehaul", inputs -> amounts(inputs).linehaul()), //
    CUSTOMER("customer", inputs -> text(inputs.credit().customer())), //
    REP("rep", inputs -> text(inputs.credit().rep())), //
    LOAD_COUNT("loadCount", inputs -> inputs.credit().weight()), //
    PERIOD_TO_DATE("periodToDate", FormulaInputs::periodToDate), //
    PERIOD_TO_DATE_REVENUE("periodToDateRevenue", inputs -> inputs.before().revenue()), //
    PERIOD_TO_DATE_MARGIN("periodToDateMargin", inputs -> inputs.before().margin()), //
    PERIOD_TO_DATE_LOADS("periodToDateLoads", inputs -> inputs.before().loads());

    static final MathContext PRECISION = new MathContext(34, RoundingMode.HALF_UP);
    private static final Map<String, RulesInput> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toMap(input -> input.text.toLowerCase(Locale.ROOT), Function.identity()));

    private final String text;
    private final Function<FormulaInputs, Object> value;

    RulesInput(String text, Function<FormulaInputs, Object> value) {
        this.text = text;
        this.value = value;
    }

    /** As it is written in an expression; case does not matter there. */
    public String text() {
        return text;
    }

    /** A BigDecimal or a text; null where it is unknown. */
    public Object of(FormulaInputs inputs) {
        return value.apply(inputs);
    }

    /** Null for a name that is none of ours. */
    static RulesInput named(String name) {
        return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    private static LoadAmounts amounts(FormulaInputs inputs) {
        return inputs.credit().amounts();
    }

    private static BigDecimal marginPercent(LoadAmounts amounts) {
        if (amounts.netMargin() == null || amounts.revenue().signum() == 0) {
            return null;
        }
        return amounts.netMargin().movePointRight(2).divide(amounts.revenue(), PRECISION);
    }

    private static String text(String name) {
        return name == null ? "" : name;
    }
}
