package io.commission.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import io.commission.money.WholeUnits;

/**
 * A timeline cut into stretches of consecutive days on which the same structure holds and the same people are past their commission
 * end (PRO-1). Made once per opportunity; dividing a row by it costs no more than its amounts.
 */
public final class Stretches {
    /** First days as days of the epoch; the first stretch has no beginning. */
    private final long[] firstDays;
    private final Structure[] structures;
    private final int[][] weights;
    private final boolean[][] waits;

    private Stretches(List<Long> firstDays, List<Structure> structures, List<boolean[]> waits) {
        this.firstDays = new long[firstDays.size()];
        this.structures = structures.toArray(Structure[]::new);
        this.weights = new int[firstDays.size()][];
        for (int i = 0; i < weights.length; i++) {
            this.firstDays[i] = firstDays.get(i);
            this.weights[i] = this.structures[i].weights();
        }
        this.waits = waits.toArray(boolean[][]::new);
    }

    /** @param firstDayWithout for people who earn no longer: the first day on which they do not (PPL-3) */
    public static Stretches of(Timeline timeline, Map<UUID, LocalDate> firstDayWithout) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Version version : timeline.versions()) {
            days.add(version.from());
            for (Line line : version.structure().lines()) {
                LocalDate without = firstDayWithout.get(line.person());
                if (without != null) {
                    days.add(without);
                }
            }
        }
        List<Long> firstDays = new ArrayList<>(days.size());
        List<Structure> structures = new ArrayList<>(days.size());
        List<boolean[]> waits = new ArrayList<>(days.size());
        for (LocalDate day : days) {
            Structure structure = timeline.on(day).structure();
            boolean[] waiting = waiting(structure, day, firstDayWithout);
            int last = structures.size() - 1;
            if (last < 0 || !structures.get(last).equals(structure) || !Arrays.equals(waits.get(last), waiting)) {
                firstDays.add(day.toEpochDay());
                structures.add(structure);
                waits.add(waiting);
            }
        }
        return new Stretches(firstDays, structures, waits);
    }

    private static boolean[] waiting(Structure structure, LocalDate day, Map<UUID, LocalDate> firstDayWithout) {
        boolean[] waiting = new boolean[structure.lines().size()];
        for (int i = 0; i < waiting.length; i++) {
            LocalDate without = firstDayWithout.get(structure.lines().get(i).person());
            waiting[i] = without != null && !day.isBefore(without);
        }
        return waiting;
    }

    public int count() {
        return firstDays.length;
    }

    public Structure structure(int stretch) {
        return structures[stretch];
    }

    /** Whether the money of a line waits on these days, because its person earns nothing any more (PPL-3). */
    public boolean waits(int stretch, int line) {
        return waits[stretch][line];
    }

    /** The stretch in which a day of the epoch lies. */
    public int on(long day) {
        int stretch = firstDays.length - 1;
        while (firstDays[stretch] > day) {
            stretch--;
        }
        return stretch;
    }

    /** Takes what falls on the days of one stretch: the whole, and the parts of the lines in their order, in minor units. */
    public interface Taker {
        void take(int stretch, long firstDay, long lastDay, long units, long[] parts);
    }

    /**
     * Divides minor units over days of the epoch, both ends inclusive: by days first, each rounded part then by its structure, both by
     * largest remainder (MON-4, PRO-1).
     */
    public void divide(long units, long firstDay, long lastDay, Taker taker) {
        int first = on(firstDay);
        int last = on(lastDay);
        if (first == last) {
            taker.take(first, firstDay, lastDay, units, WholeUnits.divide(units, weights[first]));
            return;
        }
        int[] days = new int[last - first + 1];
        for (int i = 0; i < days.length; i++) {
            days[i] = Math.toIntExact(end(first + i, lastDay) - Math.max(firstDay, firstDays[first + i]) + 1);
        }
        long[] amounts = WholeUnits.divide(units, days);
        for (int i = 0; i < days.length; i++) {
            int stretch = first + i;
            taker.take(stretch, Math.max(firstDay, firstDays[stretch]), end(stretch, lastDay), amounts[i],
                    WholeUnits.divide(amounts[i], weights[stretch]));
        }
    }

    private long end(int stretch, long lastDay) {
        return stretch + 1 < firstDays.length ? Math.min(lastDay, firstDays[stretch + 1] - 1) : lastDay;
    }
}
