package io.commission.calculation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import io.commission.money.MinorUnits;
import io.commission.money.Percent;
import io.commission.money.WholeUnits;
import io.commission.structure.LineRole;

/**
 * How a deal's or a schedule row's commission was divided (PRO-1), and whose part of it an entry is.
 *
 * @param scheduleRowId null for a won deal without rows
 * @param commission the whole amount, minor units
 * @param rated how the whole came about; null where it was supplied or is a row's
 * @param start first day of the row; the close date of a deal
 * @param person whose part it is
 * @param days the parts by calendar days; empty where nothing is posted any more
 * @param complete false where lines were left out because the reader may not see them
 */
public record DealUsed(UUID opportunityId, String externalId, UUID scheduleRowId, BigDecimal commission,
        Rated rated, LocalDate start, LocalDate end, UUID person, List<Days> days, boolean complete) {

    /**
     * A deal's amount at the rate of a target (FCT-1).
     *
     * @param dealAmount minor units
     * @param rate percent
     * @param kept the target of a former owner, whose rate stayed
     */
    public record Rated(BigDecimal dealAmount, BigDecimal rate, UUID targetId, boolean kept) {

        /** Rounded once, half-up, to minor units (MON-3). */
        BigDecimal commission(int decimals) {
            return new MinorUnits(decimals).round(Percent.of(rate, dealAmount));
        }
    }

    /**
     * Consecutive days with the same structure and the same people past their end.
     *
     * @param waiting people of the lines who earn nothing on these days: their money waits (PPL-3)
     */
    public record Days(LocalDate from, LocalDate to, List<Holder> lines, List<UUID> waiting) {

        int count() {
            return Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
        }

        Days seenBy(Predicate<UUID> visible) {
            return new Days(from, to, lines.stream().filter(line -> visible.test(line.person())).toList(),
                    waiting.stream().filter(visible).toList());
        }
    }

    /**
     * A line of the structure, in the order in which the amount is divided (MON-4).
     *
     * @param percent 2 decimals (MON-5)
     */
    public record Holder(LineRole role, UUID person, BigDecimal percent) {
    }

    /**
     * The person's part in minor units: the whole by days, each rounded part by its structure, both by largest remainder, days on
     * which the person waits left out (PRO-1, MON-4, PPL-3).
     *
     * @throws ArithmeticException when the commission is finer than a minor unit
     */
    public BigDecimal share(int decimals) {
        if (days.isEmpty()) {
            return BigDecimal.ZERO.setScale(decimals);
        }
        long[] byDays = WholeUnits.divide(
                WholeUnits.of(rated == null ? commission : rated.commission(decimals), decimals),
                days.stream().mapToInt(Days::count).toArray());
        long share = 0;
        for (int i = 0; i < byDays.length; i++) {
            Days part = days.get(i);
            if (!part.waiting().contains(person)) {
                share += ofLines(byDays[i], part.lines());
            }
        }
        return WholeUnits.amount(share, decimals);
    }

    private long ofLines(long units, List<Holder> lines) {
        long[] amounts = WholeUnits.divide(units,
                lines.stream().mapToInt(line -> line.percent().movePointRight(2).intValueExact()).toArray());
        long own = 0;
        for (int i = 0; i < amounts.length; i++) {
            own += lines.get(i).person().equals(person) ? amounts[i] : 0;
        }
        return own;
    }

    DealUsed seenBy(Predicate<UUID> visible) {
        List<Days> seen = days.stream().map(part -> part.seenBy(visible)).toList();
        return new DealUsed(opportunityId, externalId, scheduleRowId, commission, rated, start, end, person, seen,
                complete && seen.equals(days));
    }
}
