package io.commission.forecast;

import java.time.LocalDate;
import java.time.YearMonth;

import io.commission.settings.Settings;

/**
 * Over what records of deals are shown: a calendar month, or a calendar quarter where the tenant pays by quarters (FCT-3). Records are
 * kept by month, so that another payment schedule changes none of them.
 *
 * @param first its first month
 * @param months 1 or 3
 */
public record Period(YearMonth first, int months) {
    private static final int QUARTER = 3;

    /** The one that holds a day. */
    public static Period of(LocalDate day, Settings.PaymentSchedule schedule) {
        return of(YearMonth.from(day), schedule);
    }

    public static Period of(YearMonth month, Settings.PaymentSchedule schedule) {
        return schedule == Settings.PaymentSchedule.QUARTERLY
                ? new Period(month.minusMonths((month.getMonthValue() - 1) % QUARTER), QUARTER)
                : new Period(month, 1);
    }

    public LocalDate start() {
        return first.atDay(1);
    }

    /** Its last day. */
    public LocalDate end() {
        return last().atEndOfMonth();
    }

    public YearMonth last() {
        return first.plusMonths(months - 1L);
    }

    public Period before() {
        return new Period(first.minusMonths(months), months);
    }

    public Period after() {
        return new Period(first.plusMonths(months), months);
    }
}
