package io.commission.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.commission.calculation.DateRange;
import io.commission.money.MinorUnits;

/** What decides a tenant's payouts: its zone and currency, and the settings of each day. */
record PayoutRules(
        String tenantName, String currency, ZoneId zone, Instant openedAt, List<Version> versions, Settings fallback) {

    /**
     * @param generationDay day of the month on which the month before is paid, 1 to 31
     * @param approvalThreshold a net above it needs a person
     * @param recoveryCapPercent most that is recovered, in percent of the earnings; null without a cap (DRAW-2)
     */
    record Settings(
            boolean quarterly, int generationDay, BigDecimal approvalThreshold, BigDecimal recoveryCapPercent,
            boolean prorateDraws) {
    }

    record Version(DateRange range, Settings settings) {
    }

    MinorUnits units() {
        return MinorUnits.of(currency);
    }

    LocalDate localDate(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    Settings on(LocalDate day) {
        return versions.stream()
                .filter(version -> version.range().holds(day))
                .map(Version::settings)
                .findFirst()
                .orElse(fallback);
    }

    /** Whether payouts are made for this month: every month, or the last of a quarter (PAY-7). */
    boolean isPaid(YearMonth month) {
        return !on(month.atEndOfMonth()).quarterly() || month.getMonthValue() % 3 == 0;
    }

    /** The months that a payout of this month settles one by one: itself, and those before it that have no payout. */
    List<YearMonth> period(YearMonth month) {
        List<YearMonth> months = new ArrayList<>(List.of(month));
        for (YearMonth before = month.minusMonths(1); !isPaid(before); before = before.minusMonths(1)) {
            months.add(0, before);
        }
        return months;
    }

    /** The last month whose generation day has come on this day; 29 to 31 mean the last day of shorter months (PAY-7). */
    YearMonth due(LocalDate today) {
        YearMonth current = YearMonth.from(today);
        YearMonth due = today.isBefore(generationDay(current)) ? current.minusMonths(2) : current.minusMonths(1);
        while (!isPaid(due)) {
            due = due.minusMonths(1);
        }
        return due;
    }

    /** The day of this month on which the month before is paid. */
    LocalDate generationDay(YearMonth month) {
        return month.atDay(Math.min(on(month.atEndOfMonth()).generationDay(), month.lengthOfMonth()));
    }
}
