package io.commission.forecast;

import java.math.BigDecimal;

/**
 * What somebody won in a period against what their targets asked for, in minor units; compared unrounded (MON-3).
 *
 * @param quota above 0
 */
public record Attained(BigDecimal won, BigDecimal quota) implements Comparable<Attained> {

    @Override
    public int compareTo(Attained other) {
        return won.multiply(other.quota).compareTo(other.won.multiply(quota));
    }

    /** Percent, 4 decimals, half-up. */
    public BigDecimal percent() {
        return Quota.attainment(won, quota);
    }
}
