package io.commission.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
        Stretches stretches = Stretches.of(timeline, firstDayWithout);
        List<Part> parts = new ArrayList<>();
        stretches.divide(units, start.toEpochDay(), end.toEpochDay(),
                (stretch, first, last, whole, amounts) -> parts.add(new Part(LocalDate.ofEpochDay(first),
                        LocalDate.ofEpochDay(last), whole, portions(stretches, stretch, amounts))));
        return parts;
    }

    private static List<Portion> portions(Stretches stretches, int stretch, long[] amounts) {
        List<Line> lines = stretches.structure(stretch).lines();
        List<Portion> portions = new ArrayList<>(amounts.length);
        for (int i = 0; i < amounts.length; i++) {
            portions.add(new Portion(lines.get(i), amounts[i], stretches.waits(stretch, i)));
        }
        return portions;
    }
}
