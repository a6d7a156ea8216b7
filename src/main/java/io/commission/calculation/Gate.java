package io.commission.calculation;

import java.math.BigDecimal;

/** What the minimum margin said of a load, before any override (CALC-2). */
public enum Gate {
    PASSED,
    /** The cost is unknown: the gate passes (LOAD-1). */
    MARGIN_UNKNOWN,
    /** The plan has switched the gate off. */
    OFF, BELOW_MINIMUM, NO_REVENUE;

    public boolean passes() {
        return this == PASSED || this == MARGIN_UNKNOWN || this == OFF;
    }

    /**
     * Compares the unrounded margin percent with the minimum (MON-3).
     *
     * @param minimumPercent null: the gate is off
     */
    public static Gate of(LoadAmounts amounts, BigDecimal minimumPercent) {
        if (minimumPercent == null) {
            return OFF;
        }
        if (amounts.revenue() != null && amounts.revenue().signum() == 0) {
            return NO_REVENUE;
        }
        BigDecimal margin = amounts.netMargin();
        if (margin == null) {
            return MARGIN_UNKNOWN;
        }
        boolean below = margin.movePointRight(2).compareTo(minimumPercent.multiply(amounts.revenue())) < 0;
        return below ? BELOW_MINIMUM : PASSED;
    }
}
