package io.commission.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Commission months from one to the other, both included. */
public record Months(YearMonth from, YearMonth to) {
    private static final int MOST = 36;

    public static Months only(YearMonth month) {
        return new Months(month, month);
    }

    /** The first month to this one, of its calendar year. */
    static Months yearTo(YearMonth month) {
        return new Months(month.withMonth(1), month);
    }

    /** What was asked for; by default the calendar year of the last month, up to today's. */
    static Months of(YearMonth from, YearMonth to, LocalDate today) {
        YearMonth last = to != null ? to : from == null ? YearMonth.from(today) : latest(from, YearMonth.from(today));
        YearMonth first = from != null ? from : last.withMonth(1);
        if (first.isAfter(last)) {
            throw Refusal.of(Code.DATE_RANGE_INVALID, "The months run from " + first + " to " + last + ".")
                    .field("from", "must not be after to");
        }
        if (first.until(last, ChronoUnit.MONTHS) >= MOST) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "A report covers at most " + MOST + " months.").field("to",
                    "must be less than " + MOST + " months after from");
        }
        return new Months(first, last);
    }

    public boolean holds(YearMonth month) {
        return !month.isBefore(from) && !month.isAfter(to);
    }

    private static YearMonth latest(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }
}
