package io.commission.change;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.commission.money.WholeUnits;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealCommission;
import io.commission.posting.deal.DealRow;
import io.commission.structure.Line;
import io.commission.structure.Stretches;
import io.commission.structure.Timeline;

/**
 * Adds up, by person and month, what planned moves do to the commission of the opportunities' rows and deals (RSG-8). Made for
 * hundreds of thousands of rows: a row costs two divisions and no objects.
 */
public final class Deltas {
    private static final int BEFORE = 0;
    private static final int AFTER = 1;
    private static final int WAITING = 2;
    private static final int CELLS = 3;

    private final World world;
    private final Map<UUID, Sums> people = new HashMap<>();
    private final Map<YearMonth, Integer> slots = new HashMap<>();
    private final List<YearMonth> months = new ArrayList<>();
    private int rowsTouched;
    private int rowsProrated;

    /** What one person has by month, three cells a month. */
    private static final class Sums {
        private long[] cells = new long[12 * CELLS];

        void add(int slot, int cell, long units) {
            int at = slot * CELLS + cell;
            if (at >= cells.length) {
                cells = Arrays.copyOf(cells, Math.max(cells.length * 2, (slot + 1) * CELLS));
            }
            cells[at] += units;
        }
    }

    public Deltas(World world) {
        this.world = world;
    }

    public void add(Planned planned) {
        if (!planned.moves()) {
            return;
        }
        Deal deal = planned.move().deal();
        Side before = new Side(planned.outcome().before(), BEFORE);
        Side after = new Side(planned.outcome().after(), AFTER);
        LocalDate firstChanged = planned.outcome().added().get(0).from();
        for (DealRow row : deal.rows()) {
            if (row.end().isBefore(firstChanged)) {
                continue;
            }
            rowsTouched++;
            if (row.start().isBefore(planned.outcome().to().from())) {
                rowsProrated++;
            }
            long units = WholeUnits.of(row.commission(), world.units().digits());
            int slot = slot(YearMonth.from(row.end()));
            before.add(units, row.start(), row.end(), slot);
            after.add(units, row.start(), row.end(), slot);
        }
        if (deal.rows().isEmpty()) {
            LocalDate day = DealCommission.day(deal, world.today());
            int slot = slot(deal.closeDate() == null ? null : YearMonth.from(deal.closeDate()));
            before.add(earns(deal.with(planned.outcome().before())), day, day, slot);
            after.add(earns(deal.with(planned.outcome().after())), day, day, slot);
        }
    }

    /** An opportunity before or after its move: the sums to which each line of each stretch adds. */
    private final class Side implements Stretches.Taker {
        private final Stretches stretches;
        private final Sums[][] sums;
        private final int cell;
        private int slot;

        Side(Timeline timeline, int cell) {
            this.stretches = Stretches.of(timeline, world.leavers());
            this.cell = cell;
            this.sums = new Sums[stretches.count()][];
        }

        void add(long units, LocalDate start, LocalDate end, int slotOfMonth) {
            slot = slotOfMonth;
            stretches.divide(units, start.toEpochDay(), end.toEpochDay(), this);
        }

        @Override
        public void take(int stretch, long firstDay, long lastDay, long units, long[] parts) {
            if (sums[stretch] == null) {
                List<Line> lines = stretches.structure(stretch).lines();
                sums[stretch] = new Sums[lines.size()];
                for (int i = 0; i < lines.size(); i++) {
                    sums[stretch][i] = people.computeIfAbsent(lines.get(i).person(), person -> new Sums());
                }
            }
            for (int i = 0; i < parts.length; i++) {
                sums[stretch][i].add(slot, cell, parts[i]);
                if (cell == AFTER && stretches.waits(stretch, i)) {
                    sums[stretch][i].add(slot, WAITING, parts[i]);
                }
            }
        }
    }

    private int slot(YearMonth month) {
        Integer slot = slots.get(month);
        if (slot == null) {
            slot = months.size();
            slots.put(month, slot);
            months.add(month);
        }
        return slot;
    }

    /** Another owner may mean another rate (FCT-1). */
    private long earns(Deal deal) {
        return WholeUnits.of(DealCommission.of(deal, world.rates()).amount(), world.units().digits());
    }

    /** Adds what others summed up, of other opportunities. */
    public void add(Deltas others) {
        others.people.forEach((person, sums) -> {
            Sums own = people.computeIfAbsent(person, id -> new Sums());
            for (int at = 0; at < sums.cells.length && at < others.months.size() * CELLS; at++) {
                own.add(slot(others.months.get(at / CELLS)), at % CELLS, sums.cells[at]);
            }
        });
        rowsTouched += others.rowsTouched;
        rowsProrated += others.rowsProrated;
    }

    /** Everybody for whom something changes or waits, by person and month; months without a date last. */
    public List<Delta> changed() {
        List<Delta> deltas = new ArrayList<>();
        people.forEach((person, sums) -> {
            for (int slot = 0; slot < months.size() && slot * CELLS < sums.cells.length; slot++) {
                long[] cells = Arrays.copyOfRange(sums.cells, slot * CELLS, slot * CELLS + CELLS);
                if (cells[BEFORE] != cells[AFTER] || cells[WAITING] != 0) {
                    deltas.add(
                            new Delta(person, months.get(slot), cells[BEFORE], cells[AFTER], cells[WAITING]));
                }
            }
        });
        deltas.sort(Comparator.comparing(Delta::person)
                .thenComparing(Delta::month, Comparator.nullsLast(Comparator.naturalOrder())));
        return deltas;
    }

    /** Rows with a day on or after the first changed one. */
    public int rowsTouched() {
        return rowsTouched;
    }

    /** Of these, rows that began before the new state: they are divided by days (PRO-1). */
    public int rowsProrated() {
        return rowsProrated;
    }
}
