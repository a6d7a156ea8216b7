package io.commission.calculation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One version of a plan as the calculation sees it (PLAN-1, PLAN-9).
 *
 * @param rate amount per load (FLAT) or percent (PERCENT); null for the other methods
 * @param minimumMarginPercent null: the tenant's default
 * @param marginGate false: no gate at all
 * @param schedule the tiers of a TIERED plan, null otherwise
 * @param rules the expression of a CUSTOM plan, null otherwise
 * @param cap most that a tier period pays, null without one
 * @param floor least that a tier period pays, null without one
 */
public record PlanTerms(
        UUID planId,
        UUID versionId,
        String name,
        Method method,
        BigDecimal rate,
        Basis basis,
        BigDecimal minimumMarginPercent,
        boolean marginGate,
        TierSchedule schedule,
        String rules,
        BigDecimal cap,
        BigDecimal floor,
        List<Bonus> bonuses) {

    /** The period of its count: its tiers', or the month. */
    public TierPeriod period() {
        return schedule == null ? TierPeriod.MONTHLY : schedule.period();
    }

    /** Whether a change between the two versions goes on counting; changed tiers or cap start a new count (PLAN-5). */
    public boolean sharesCountWith(PlanTerms other) {
        return planId.equals(other.planId)
                && Objects.equals(schedule, other.schedule)
                && Objects.equals(cap, other.cap)
                && (schedule != null || method == other.method);
    }
}
