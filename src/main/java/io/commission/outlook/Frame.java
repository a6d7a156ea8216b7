package io.commission.outlook;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.commission.forecast.Period;
import io.commission.money.MinorUnits;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.settings.Settings.PaymentSchedule;
import io.commission.version.Days;

/** The day, the periods and the currency in which figures are shown. */
record Frame(LocalDate today, PaymentSchedule schedule, MinorUnits units, String currency) {
    static final String UNDATED = "undated";

    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final int MONTHS = 3;

    Period current() {
        return Period.of(today, schedule);
    }

    Period of(YearMonth month) {
        return Period.of(month, schedule);
    }

    /** 2026-11 or, of tenants that pay by quarters, 2026-Q4. */
    static String label(Period period) {
        return period.months() == 1
                ? period.first().toString()
                : period.first().getYear() + "-Q" + (period.first().getMonthValue() / MONTHS + 1);
    }

    /** The one that was asked for; a month of tenants that pay by quarters stands for its quarter. */
    Period parsed(String field, String label) {
        Matcher quarter = QUARTER.matcher(label.trim());
        if (quarter.matches() && schedule == PaymentSchedule.QUARTERLY) {
            YearMonth last = YearMonth.of(Integer.parseInt(quarter.group(1)),
                    Integer.parseInt(quarter.group(2)) * MONTHS);
            Days.check(field, last.atDay(1));
            return of(last);
        }
        try {
            if (!quarter.matches()) {
                YearMonth month = YearMonth.parse(label.trim());
                Days.check(field, month.atDay(1));
                return of(month);
            }
        } catch (DateTimeParseException e) {
            // answered below
        }
        throw Refusal.of(Code.INVALID_REQUEST, schedule == PaymentSchedule.QUARTERLY
                ? "A period is a quarter such as 2026-Q4."
                : "A period is a month such as 2026-11, as this tenant pays by months.").field(field,
                        "is no period of this tenant");
    }

    /** The first period of a period's calendar year. */
    Period opening(Period period) {
        return of(period.first().withMonth(1));
    }

    /** The last period of a period's calendar year. */
    Period closing(Period period) {
        return of(period.first().withMonth(12));
    }

    static List<Period> between(Period from, Period to) {
        List<Period> periods = new ArrayList<>();
        for (Period period = from; !period.first().isAfter(to.first()); period = period.after()) {
            periods.add(period);
        }
        return periods;
    }
}
