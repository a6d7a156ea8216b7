package io.commission.imports;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Basis;
import io.commission.calculation.RateType;
import io.commission.calculation.ThresholdType;
import io.commission.calculation.TierMode;
import io.commission.calculation.TierPeriod;
import io.commission.plan.BonusRequest;
import io.commission.plan.PlanByExternalId;
import io.commission.plan.PlanRequest;
import io.commission.plan.PlanType;
import io.commission.plan.TierRequest;

/**
 * Plans, by external id, each row the plan as it is from its effective date on (PLAN-1, PLAN-2). In CSV tiers are written
 * like {@code REVENUE:0:50000:PERCENT:8:MONTHLY;REVENUE:50000::PERCENT:10:MONTHLY}.
 */
@ApplicationScoped
class PlanImport implements ImportKind<PlanRequest> {
    private static final int MAX_TEXT = 200;
    private static final int FINEST = 4;
    private static final List<String> TIER = List.of("thresholdType", "minimum", "maximum", "rateType", "rate",
            "period", "name");
    private static final List<String> BONUS = List.of("thresholdType", "threshold", "amount", "name");

    private final PlanByExternalId plans;

    PlanImport(PlanByExternalId plans) {
        this.plans = plans;
    }

    @Override
    public Columns columns() {
        return Columns.required("externalId", "name", "type").optional("description", "effectiveDate", "endDate",
                "basis", "flatAmount", "percentRate", "minimumMarginPercent", "marginGate", "isDefault", "tierMode",
                "rules", "cap", "floor", "tiers", "bonuses");
    }

    /** Amounts are checked against the currency by the plan's own rules. */
    @Override
    public PlanRequest read(InputRow row, ImportContext context) {
        return new PlanRequest(row.requiredText("externalId", MAX_TEXT), row.requiredText("name", MAX_TEXT),
                row.text("description", 2_000), row.required("type", row.choice("type", PlanType.class)), null,
                row.date("effectiveDate"), row.date("endDate"), row.choice("basis", Basis.class),
                row.amount("flatAmount", FINEST), row.percent("percentRate"), row.percent("minimumMarginPercent"),
                row.flag("marginGate"), row.flag("isDefault"), row.choice("tierMode", TierMode.class),
                row.text("rules"), row.amount("cap", FINEST), row.amount("floor", FINEST), tiers(row), bonuses(row));
    }

    private static List<TierRequest> tiers(InputRow row) {
        List<InputRow> given = row.records("tiers", TIER);
        if (given == null) {
            return null;
        }
        List<TierRequest> tiers = new ArrayList<>(given.size());
        for (InputRow tier : given) {
            tiers.add(new TierRequest(tiers.size() + 1, tier.text("name", MAX_TEXT),
                    tier.required("thresholdType", tier.choice("thresholdType", ThresholdType.class)),
                    tier.amount("minimum", FINEST), tier.amount("maximum", FINEST),
                    tier.required("rateType", tier.choice("rateType", RateType.class)),
                    tier.required("rate", tier.amount("rate", FINEST)),
                    tier.required("period", tier.choice("period", TierPeriod.class))));
        }
        return tiers;
    }

    private static List<BonusRequest> bonuses(InputRow row) {
        List<InputRow> given = row.records("bonuses", BONUS);
        return given == null
                ? null
                : given.stream().map(bonus -> new BonusRequest(bonus.text("name", MAX_TEXT),
                        bonus.required("thresholdType", bonus.choice("thresholdType", ThresholdType.class)),
                        bonus.required("threshold", bonus.amount("threshold", FINEST)),
                        bonus.required("amount", bonus.amount("amount", FINEST)))).toList();
    }

    @Override
    public int rowsAtOnce() {
        return 1;
    }

    @Override
    public Outcome take(List<PlanRequest> rows) {
        return Outcome.ofOne(plans.save(rows.get(0)));
    }
}
