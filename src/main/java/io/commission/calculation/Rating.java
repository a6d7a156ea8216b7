package io.commission.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import io.commission.money.MinorUnits;
import io.commission.money.Percent;

/** Rates loads under their terms (CALC-2 to CALC-5). */
public final class Rating {

    private final MinorUnits units;
    private final Formula formula;

    public Rating(MinorUnits units, Formula formula) {
        this.units = units;
        this.formula = formula;
    }

    /** The rated credits of a count and what it adds up to after them. */
    public record Result(List<Rated> rated, Totals totals) {
    }

    /**
     * Rates credits of one count in their sequence, going on from {@code before}. Amounts are minor units, rounded half-up once per
     * load; under marginal tiers they add up to the rounded, capped schedule total (CALC-4).
     *
     * @throws IllegalArgumentException when a basis that a credit needs is unknown
     */
    public Result rate(Totals before, List<Credit> sequence) {
        Totals end = before;
        for (Credit credit : sequence) {
            end = end.plus(credit, BigDecimal.ZERO);
        }
        List<Rated> rated = new ArrayList<>(sequence.size());
        Totals running = before;
        for (Credit credit : sequence) {
            Rated one = one(credit, running, wholeMeasure(credit.terms(), end));
            rated.add(one);
            running = one.after();
        }
        return new Result(rated, running);
    }

    /**
     * Whether credits can be rated at the end of a count without touching the loads before them: always, save when under WHOLE tiers
     * they reach another tier.
     */
    public static boolean leavesEarlierAlone(Totals before, List<Credit> added) {
        Totals end = before;
        for (Credit credit : added) {
            end = end.plus(credit, BigDecimal.ZERO);
        }
        for (Credit credit : added) {
            BigDecimal measure = wholeMeasure(credit.terms(), end);
            if (measure != null) {
                TierSchedule schedule = credit.terms().schedule();
                Tier earlier = schedule.reached(before.measure(schedule.threshold()));
                return earlier.number() == schedule.reached(measure).number();
            }
        }
        return true;
    }

    /** Whether the money that the credit's terms need is known (LOAD-1). A credit that fails the gate needs none. */
    public static boolean basisKnown(Credit credit) {
        if (!credit.gate().passes()) {
            return true;
        }
        Terms terms = credit.terms();
        LoadAmounts amounts = credit.amounts();
        return switch (terms.method()) {
            case FLAT -> true;
            case PERCENT -> amounts.of(terms.basis()).isPresent();
            case CUSTOM ->
                amounts.revenue() != null && (terms.basis() != Basis.NET_MARGIN || amounts.netMargin() != null);
            case TIERED -> measureKnown(terms.schedule(), amounts)
                    && (terms.marginal()
                            || terms.schedule().rateType() == RateType.FLAT
                            || amounts.of(terms.basis()).isPresent());
        };
    }

    /**
     * Rates one credit at its place in the count.
     *
     * @param wholeMeasure the period's whole measure under WHOLE tiers, null otherwise
     */
    public Rated one(Credit credit, Totals before, BigDecimal wholeMeasure) {
        Terms terms = credit.terms();
        if (!credit.gate().passes()) {
            return new Rated(credit, before, before, wholeMeasure, List.of(), BigDecimal.ZERO, BigDecimal.ZERO,
                    units.zero());
        }
        if (terms.marginal()) {
            return marginal(credit, before);
        }
        List<Slice> slices = List.of();
        BigDecimal rate = terms.rate();
        BigDecimal unrounded;
        switch (terms.method()) {
            case FLAT -> unrounded = terms.rate().multiply(credit.weight());
            case PERCENT -> unrounded = Percent.of(terms.rate(), basisAmount(credit));
            case CUSTOM -> {
                unrounded = formula.evaluate(terms.rules(), new FormulaInputs(credit, before));
                rate = null;
            }
            default -> {
                Tier tier = terms.schedule().reached(wholeMeasure);
                rate = tier.rate();
                unrounded = terms.schedule().rateType() == RateType.FLAT
                        ? rate.multiply(credit.weight())
                        : Percent.of(rate, basisAmount(credit));
                slices = List.of(new Slice(tier.number(), credit.weight(), rate, unrounded));
            }
        }
        BigDecimal alone = units.round(unrounded.max(BigDecimal.ZERO));
        Totals after = before.plus(credit, alone);
        BigDecimal amount = terms.cap() == null
                ? alone
                : units.round(after.uncapped().min(terms.cap()))
                        .subtract(units.round(before.uncapped().min(terms.cap())));
        return new Rated(credit, before, after, wholeMeasure, slices, rate, unrounded, amount);
    }

    /** The amount of {@link #one} in minor units, for who needs nothing else of it (CALC-7). */
    BigDecimal amount(Credit credit, Totals before, BigDecimal wholeMeasure) {
        Terms terms = credit.terms();
        return credit.gate().passes() && terms.marginal()
                ? marginalAmount(terms, before, before.plus(credit, BigDecimal.ZERO))
                : one(credit, before, wholeMeasure).amount();
    }

    /** T of CALC-4 for a marginal schedule: capped and rounded to minor units. */
    public BigDecimal scheduleTotal(Terms terms, BigDecimal measure) {
        BigDecimal total = terms.schedule().total(measure);
        return units.round(terms.cap() == null ? total : total.min(terms.cap()));
    }

    private Rated marginal(Credit credit, Totals before) {
        Terms terms = credit.terms();
        TierSchedule schedule = terms.schedule();
        Totals after = before.plus(credit, BigDecimal.ZERO);
        BigDecimal from = before.measure(schedule.threshold());
        BigDecimal to = after.measure(schedule.threshold());
        List<Slice> slices = schedule.slices(from, to);
        BigDecimal unrounded = slices.stream().map(Slice::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal amount = marginalAmount(terms, before, after);
        return new Rated(credit, before, after, null, slices, meanRate(schedule, slices, from, to), unrounded, amount);
    }

    private BigDecimal marginalAmount(Terms terms, Totals before, Totals after) {
        ThresholdType threshold = terms.schedule().threshold();
        return scheduleTotal(terms, after.measure(threshold)).subtract(scheduleTotal(terms, before.measure(threshold)));
    }

    private static BigDecimal meanRate(TierSchedule schedule, List<Slice> slices, BigDecimal from, BigDecimal to) {
        if (slices.size() == 1) {
            return slices.get(0).rate();
        }
        BigDecimal measure = to.subtract(from);
        if (slices.isEmpty() || measure.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal earned = slices.stream().map(Slice::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal whole = schedule.rateType() == RateType.PERCENT ? earned.movePointRight(2) : earned;
        return whole.divide(measure, Percent.DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal wholeMeasure(Terms terms, Totals end) {
        boolean whole = terms.method() == Method.TIERED && terms.schedule().mode() == TierMode.WHOLE;
        return whole ? end.measure(terms.schedule().threshold()) : null;
    }

    /** The amount that a percent is applied to; a negative margin earns nothing and is taken as it is (CALC-2). */
    private static BigDecimal basisAmount(Credit credit) {
        return credit.amounts()
                .of(credit.terms().basis())
                .orElseThrow(
                        () -> new IllegalArgumentException("The load's " + credit.terms().basis() + " is unknown"));
    }

    private static boolean measureKnown(TierSchedule schedule, LoadAmounts amounts) {
        return switch (schedule.threshold()) {
            case REVENUE -> amounts.revenue() != null;
            case MARGIN -> amounts.netMargin() != null;
            case LOAD_COUNT -> true;
        };
    }
}
