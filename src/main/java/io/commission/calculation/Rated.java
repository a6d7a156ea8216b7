package io.commission.calculation;

import java.math.BigDecimal;
import java.util.List;

/**
 * A credit with its commission.
 *
 * @param before the count's totals before it
 * @param after the count's totals with it
 * @param measure WHOLE: the period's whole measure, which chose the tier; null otherwise
 * @param rate the percent or amount per load that was applied; under several tiers their mean percent, 4 decimals
 * @param unrounded money before rounding and cap
 * @param amount money in minor units, rounded once (MON-3)
 */
public record Rated(
        Credit credit,
        Totals before,
        Totals after,
        BigDecimal measure,
        List<Slice> slices,
        BigDecimal rate,
        BigDecimal unrounded,
        BigDecimal amount) {
}
