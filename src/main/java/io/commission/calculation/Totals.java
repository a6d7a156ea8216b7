package io.commission.calculation;

import java.math.BigDecimal;

/**
 * What a count has added up to (CALC-3).
 *
 * @param revenue money of loads that pass the gate
 * @param margin money, each load at least 0
 * @param loads number of loads; parts of loads under CREDIT_THEN_RATE
 * @param uncapped commissions before the cap, each rounded; kept where loads are rated one by one
 */
public record Totals(BigDecimal revenue, BigDecimal margin, BigDecimal loads, BigDecimal uncapped) {

    public static final Totals NONE = new Totals(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** The measure of tiers and bonuses: money, or loads. */
    public BigDecimal measure(ThresholdType type) {
        return switch (type) {
            case REVENUE -> revenue;
            case MARGIN -> margin;
            case LOAD_COUNT -> loads;
        };
    }

    Totals plus(Credit credit, BigDecimal commission) {
        if (!credit.counts()) {
            return this;
        }
        return new Totals(
                revenue.add(atLeastZero(credit.amounts().revenue())),
                margin.add(atLeastZero(credit.amounts().netMargin())),
                loads.add(credit.weight()),
                uncapped.add(commission));
    }

    private static BigDecimal atLeastZero(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount.max(BigDecimal.ZERO);
    }
}
