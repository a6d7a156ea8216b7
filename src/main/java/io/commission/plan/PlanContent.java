package io.commission.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import io.commission.calculation.Basis;
import io.commission.calculation.Bonus;
import io.commission.calculation.Method;
import io.commission.calculation.PlanTerms;
import io.commission.calculation.Tier;
import io.commission.calculation.TierMode;
import io.commission.calculation.TierSchedule;

/** What one version of a plan says, checked and with every default filled in. */
public record PlanContent(String name, String description, PlanType type, Basis basis, BigDecimal flatAmount,
        BigDecimal percentRate, BigDecimal minimumMarginPercent, boolean marginGate, boolean isDefault,
        TierMode tierMode,
        String rules, BigDecimal cap, BigDecimal floor, List<PlanTier> tiers, List<PlanBonus> bonuses) {

    /** Whether it can be assigned: a TIERED plan's last tier is open (PLAN-3). */
    public boolean complete() {
        return type != PlanType.TIERED || !tiers.isEmpty() && tiers.get(tiers.size() - 1).maximum() == null;
    }

    PlanContent withTiers(List<PlanTier> others) {
        return new PlanContent(name, description, type, basis, flatAmount, percentRate, minimumMarginPercent,
                marginGate,
                isDefault, tierMode, rules, cap, floor, others, bonuses);
    }

    /** As the calculation sees it, under the ids of a plan and its version. */
    PlanTerms terms(UUID planId, UUID versionId) {
        BigDecimal rate = type == PlanType.FLAT_FEE ? flatAmount : percentRate;
        List<Bonus> reached = bonuses.stream().map(bonus -> new Bonus(bonus.bonusNumber(), bonus.name(),
                bonus.thresholdType(), bonus.threshold(), bonus.amount())).toList();
        return new PlanTerms(planId, versionId, name, method(), rate, basis, minimumMarginPercent, marginGate,
                schedule(), rules, cap, floor, reached);
    }

    private Method method() {
        return switch (type) {
            case FLAT_FEE -> Method.FLAT;
            case PERCENT_REVENUE, PERCENT_MARGIN -> Method.PERCENT;
            case TIERED -> Method.TIERED;
            case CUSTOM -> Method.CUSTOM;
        };
    }

    private TierSchedule schedule() {
        if (type != PlanType.TIERED || tiers.isEmpty()) {
            return null;
        }
        PlanTier first = tiers.get(0);
        return new TierSchedule(first.thresholdType(), first.rateType(), tierMode, first.period(), tiers.stream()
                .map(tier -> new Tier(tier.tierNumber(), tier.name(), tier.minimum(), tier.maximum(), tier.rate()))
                .toList());
    }
}
