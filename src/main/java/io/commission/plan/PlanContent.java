package io.commission.plan;

import java.math.BigDecimal;
import java.util.List;

import io.commission.calculation.Basis;
import io.commission.calculation.TierMode;

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
}
