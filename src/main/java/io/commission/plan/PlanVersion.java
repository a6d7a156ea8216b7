package io.commission.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.commission.calculation.PlanTerms;

/**
 * One version row of a plan, with the identity that it belongs to.
 *
 * @param identityVersion the plan's own version, its ETag
 */
public record PlanVersion(UUID planId, String externalId, PlanStatus status, long identityVersion, UUID id,
        LocalDate from,
        LocalDate to, int revision, boolean live, PlanContent content, Instant createdAt, String createdBy) {

    PlanVersion with(List<PlanTier> tiers, List<PlanBonus> bonuses) {
        PlanContent c = content;
        return new PlanVersion(planId, externalId, status, identityVersion, id, from, to, revision, live,
                new PlanContent(c.name(), c.description(), c.type(), c.basis(), c.flatAmount(), c.percentRate(),
                        c.minimumMarginPercent(), c.marginGate(), c.isDefault(), c.tierMode(), c.rules(), c.cap(),
                        c.floor(),
                        tiers, bonuses),
                createdAt, createdBy);
    }

    /** As the calculation sees it. */
    public PlanTerms terms() {
        return content.terms(planId, id);
    }
}
