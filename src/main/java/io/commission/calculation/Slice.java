package io.commission.calculation;

import java.math.BigDecimal;

/**
 * What a load earns in one tier (PLAN-4).
 *
 * @param measure the part of the load's measure in the tier: money, or loads
 * @param rate the tier's rate: percent, or amount per load
 * @param amount unrounded money
 */
public record Slice(int tier, BigDecimal measure, BigDecimal rate, BigDecimal amount) {
}
