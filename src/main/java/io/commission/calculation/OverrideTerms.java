package io.commission.calculation;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * One person's rate for one customer (PLAN-6).
 *
 * @param rate percent, or amount per load; 0 is an override
 * @param basis null: the plan's
 */
public record OverrideTerms(UUID versionId, RateType rateType, BigDecimal rate, Basis basis) {
}
