package io.commission.calculation;

import java.time.LocalDate;

/** The calendar period over which tiers, caps, floors and bonuses count (TIME-5). */
public enum TierPeriod {
    MONTHLY(1), QUARTERLY(3), ANNUAL(12);

    private final int months;

    TierPeriod(int months) {
        this.months = months;
    }

    /** First day of the period that holds the day. */
    public LocalDate startOf(LocalDate day) {
        int monthOfPeriod = (day.getMonthValue() - 1) % months;
        return day.withDayOfMonth(1).minusMonths(monthOfPeriod);
    }

    /** Last day of the period that holds the day. */
    public LocalDate endOf(LocalDate day) {
        return startOf(day).plusMonths(months).minusDays(1);
    }
}
