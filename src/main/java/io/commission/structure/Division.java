package io.commission.structure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import io.commission.money.WholeUnits;

/**
 * Divides an amount over days and the people of the structures in force on them (PRO-1): by calendar days first, consecutive days with
 * the same structure and the same people past their commission end being one part; each rounded part then by its structure, both by
 * largest remainder (MON-4). Always from the whole, so that doing and undoing changes leaves no trace (PRO-3).
 */
public final class Division {

    private Division() {
    }

    /** Consecutive days, both ends inclusive, with the minor units that fall on them. */
    public record Part(LocalDate from, LocalDate to, long units, List<Portion> portions) {
    }

    /**
     * What falls to one line, in minor units.
     *
     * @param waits whether the person earns nothing any more on these days: the money waits (PPL-3)
     */
    public record Portion(Line line, long units, boolean waits) {
    }

    /**
     * @param units the whole amount in minor units
     * @param firstDayWithout for people who earn no longer: the first day on which they do not (PPL-3)
     */
    public static List<Part> of(long units, LocalDate start, LocalDate end, Timeline timeline,
            Map<UUID, LocalDate> firstDayWithout) {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a row ends before it starts");
        }
        List<LocalDate> starts = starts(start, end, timeline, firstDayWithout);
        int[] days = new int[starts.size()];
        for (int i = 0; i < days.length; i++) {
            days[i] = Math.toIntExact(
                    ChronoUnit.DAYS.between(starts.get(i), i + 1 < days.length ? starts.get(i + 1) : end.plusDays(1)));
        }
        long[] amounts = days.length == 1 ? new long[]{units} : WholeUnits.divide(units, days);
        List<Part> parts = new ArrayList<>(days.length);
        for (int i = 0; i < days.length; i++) {
            LocalDate from = starts.get(i);
            parts.add(new Part(from, from.plusDays(days[i] - 1L), amounts[i],
                    portions(amounts[i], timeline.on(from).structure(), from, firstDayWithout)));
        }
        return parts;
    }

    /** The same for one day: a deal without rows, by the structure of its day. */
    public static List<Portion> portions(long units, Structure structure, LocalDate day,
            Map<UUID, LocalDate> firstDayWithout) {
        long[] amounts = WholeUnits.divide(units, structure.weights());
        List<Portion> portions = new ArrayList<>(amounts.length);
        for (int i = 0; i < amounts.length; i++) {
            Line line = structure.lines().get(i);
            LocalDate without = firstDayWithout.get(line.person());
            portions.add(new Portion(line, amounts[i], without != null && !day.isBefore(without)));
        }
        return portions;
    }

    /** First days of the parts: where the structure changes, or one of its people passes their end. */
    private static List<LocalDate> starts(LocalDate start, LocalDate end, Timeline timeline,
            Map<UUID, LocalDate> firstDayWithout) {
        if (firstDayWithout.isEmpty() && (timeline.versions().size() == 1 || !timeline.last().from().isAfter(start))) {
            return List.of(start);
        }
        TreeSet<LocalDate> candidates = new TreeSet<>();
        for (Version version : timeline.versions()) {
            candidates.add(version.from());
            for (Line line : version.structure().lines()) {
                LocalDate without = firstDayWithout.get(line.person());
                if (without != null) {
                    candidates.add(without);
                }
            }
        }
        List<LocalDate> starts = new ArrayList<>();
        starts.add(start);
        for (LocalDate day : candidates.subSet(start, false, end, true)) {
            LocalDate previous = starts.get(starts.size() - 1);
            if (!same(timeline.on(previous).structure(), timeline.on(day).structure(), previous, day,
                    firstDayWithout)) {
                starts.add(day);
            }
        }
        return starts;
    }

    private static boolean same(Structure one, Structure other, LocalDate day, LocalDate later,
            Map<UUID, LocalDate> firstDayWithout) {
        return one.equals(other) && one.lines().stream().map(line -> firstDayWithout.get(line.person()))
                .noneMatch(without -> without != null && without.isAfter(day) && !without.isAfter(later));
    }
}
