package io.commission.calculation;

import java.math.BigDecimal;

/**
 * One tier of a schedule (PLAN-3).
 *
 * @param minimum measure at which it starts, inclusive
 * @param maximum measure at which it ends, exclusive; null on the last tier
 * @param rate percent (10.0000 is 10 %) or amount per load, by the schedule's rate type
 */
public record Tier(int number, String name, BigDecimal minimum, BigDecimal maximum, BigDecimal rate) {

    /** The part of the measure's stretch from {@code from} to {@code to} that lies in this tier; 0 or more. */
    BigDecimal overlap(BigDecimal from, BigDecimal to) {
        BigDecimal low = from.max(minimum);
        BigDecimal high = maximum == null ? to : to.min(maximum);
        return high.compareTo(low) > 0 ? high.subtract(low) : BigDecimal.ZERO;
    }

    boolean holds(BigDecimal measure) {
        return measure.compareTo(minimum) >= 0 && (maximum == null || measure.compareTo(maximum) < 0);
    }
}
