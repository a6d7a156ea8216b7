package io.commission.calculation;

import java.math.BigDecimal;

/**
 * The named inputs of a CUSTOM plan's expression (PLAN-8). Money and percents; null where unknown.
 *
 * @param before what the count had added up to before this load
 */
public record FormulaInputs(Credit credit, Totals before) {

    /** The count before this load in the plan's basis: margin for NET_MARGIN, revenue otherwise. */
    public BigDecimal periodToDate() {
        return credit.terms().basis() == Basis.NET_MARGIN ? before.margin() : before.revenue();
    }
}
