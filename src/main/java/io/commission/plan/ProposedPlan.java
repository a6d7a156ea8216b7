package io.commission.plan;

import java.util.List;
import java.util.UUID;

import io.commission.calculation.Dated;
import io.commission.calculation.PlanTerms;

/**
 * A plan that somebody asks about.
 *
 * @param id null for one that is not on file
 * @param terms what it says on each day; no day is without
 */
public record ProposedPlan(UUID id, String name, PlanType type, List<Dated<PlanTerms>> terms) {
}
