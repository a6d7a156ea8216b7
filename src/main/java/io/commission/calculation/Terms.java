package io.commission.calculation;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * The terms chosen for one person and load (PLAN-7).
 *
 * @param planId the plan whose basis and gate hold, null without a plan
 * @param versionId the version of the override or assignment whose rate is used, null otherwise
 * @param rate amount per load (FLAT) or percent (PERCENT), null for the other methods
 * @param minimumMarginPercent the gate, null when switched off
 * @param cap most that the count pays; null without one, and for overridden loads, which stay out of the count (CALC-3)
 */
public record Terms(
        TermsSource source,
        UUID planId,
        UUID planVersionId,
        String planName,
        UUID versionId,
        UUID settingsVersionId,
        Method method,
        BigDecimal rate,
        Basis basis,
        BigDecimal minimumMarginPercent,
        TierSchedule schedule,
        String rules,
        BigDecimal cap,
        List<PassedOver> passedOver) {

    /** Loads under a plan's own terms are counted; overridden ones and those at the default rate are not (CALC-3). */
    public boolean counted() {
        return source == TermsSource.PLAN || source == TermsSource.DEFAULT_PLAN;
    }

    /** Whether each load's commission is a difference of the schedule's totals (CALC-4). */
    public boolean marginal() {
        return method == Method.TIERED && schedule.mode() == TierMode.MARGINAL;
    }
}
