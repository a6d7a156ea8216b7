package io.commission.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * What a run has settled before it works anybody.
 *
 * @param period the months that are settled one by one, the last is {@code month}
 * @param approvedUntil entries approved later wait for the next run; null while the month is open
 * @param today in the tenant's zone: the payout date
 */
record RunPlan(
        YearMonth month, List<YearMonth> period, PayoutRules rules, PayoutOrigin origin, boolean preview,
        Instant approvedUntil, LocalDate today) {

    /** Entries of months before the period settle with its first month. */
    YearMonth settledIn(YearMonth commissionMonth) {
        return commissionMonth.isBefore(period.get(0)) ? period.get(0) : commissionMonth;
    }

    LocalDate periodStart() {
        return period.get(0).atDay(1);
    }

    LocalDate periodEnd() {
        return month.atEndOfMonth();
    }
}
