package io.commission.calculation;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A person's plan for a range of days (PLAN-6).
 *
 * @param overrideRate percent in place of the plan's rate, or null; 0 is an override
 * @param overrideFlat amount per load in place of the plan's rate, or null; 0 is an override
 */
public record AssignmentTerms(UUID versionId, UUID planId, BigDecimal overrideRate, BigDecimal overrideFlat) {
}
