package io.commission.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.commission.calculation.Bonus;
import io.commission.calculation.Method;
import io.commission.calculation.PlanTerms;
import io.commission.calculation.Tier;
import io.commission.calculation.TierSchedule;

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
        BigDecimal rate = content.type() == PlanType.FLAT_FEE ? content.flatAmount() : content.percentRate();
        List<Bonus> bonuses = content.bonuses().stream()
                .map(bonus -> new Bonus(bonus.bonusNumber(), bonus.name(), bonus.thresholdType(), bonus.threshold(),
                        bonus.amount()))
                .toList();
        return new PlanTerms(planId, id, content.name(), method(), rate, content.basis(),
                content.minimumMarginPercent(),
                content.marginGate(), schedule(), content.rules(), content.cap(), content.floor(), bonuses);
    }

    private Method method() {
        return switch (content.type()) {
            case FLAT_FEE -> Method.FLAT;
            case PERCENT_REVENUE, PERCENT_MARGIN -> Method.PERCENT;
            case TIERED -> Method.TIERED;
            case CUSTOM -> Method.CUSTOM;
        };
    }

    private TierSchedule schedule() {
        if (content.type() != PlanType.TIERED || content.tiers().isEmpty()) {
            return null;
        }
        PlanTier first = content.tiers().get(0);
        return new TierSchedule(first.thresholdType(), first.rateType(), content.tierMode(), first.period(),
                content.tiers().stream()
                        .map(tier -> new Tier(tier.tierNumber(), tier.name(), tier.minimum(), tier.maximum(),
                                tier.rate()))
                        .toList());
    }
}
