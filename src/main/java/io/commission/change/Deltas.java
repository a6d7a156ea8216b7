package io.commission.change;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.commission.money.WholeUnits;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealRow;
import io.commission.structure.Division;
import io.commission.structure.Timeline;

/** Adds up, by person and month, what planned moves do to the commission of the opportunities' rows and deals (RSG-8). */
public final class Deltas {
    private final World world;
    private final Map<Key, long[]> sums = new HashMap<>();
    private int rowsTouched;
    private int rowsProrated;

    private record Key(UUID person, YearMonth month) {
    }

    public Deltas(World world) {
        this.world = world;
    }

    public void add(Planned planned) {
        if (!planned.moves()) {
            return;
        }
        Deal deal = planned.move().deal();
        Timeline before = planned.outcome().before();
        Timeline after = planned.outcome().after();
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
            YearMonth month = YearMonth.from(row.end());
            add(Division.of(units, row.start(), row.end(), before, world.leavers()), month, false);
            add(Division.of(units, row.start(), row.end(), after, world.leavers()), month, true);
        }
        if (deal.rows().isEmpty() && deal.expectedCommission() != null) {
            LocalDate day = day(deal);
            YearMonth month = deal.closeDate() == null ? null : YearMonth.from(deal.closeDate());
            long units = WholeUnits.of(deal.expectedCommission(), world.units().digits());
            portions(Division.portions(units, before.on(day).structure(), day, world.leavers()), month, false);
            portions(Division.portions(units, after.on(day).structure(), day, world.leavers()), month, true);
        }
    }

    /** The day whose structure divides a deal without rows: the close date, of an open one today at the earliest (FCT-1). */
    private LocalDate day(Deal deal) {
        if (!deal.open()) {
            return deal.closeDate();
        }
        return deal.closeDate() == null || deal.closeDate().isBefore(world.today()) ? world.today() : deal.closeDate();
    }

    private void add(List<Division.Part> parts, YearMonth month, boolean after) {
        for (Division.Part part : parts) {
            portions(part.portions(), month, after);
        }
    }

    private void portions(List<Division.Portion> portions, YearMonth month, boolean after) {
        for (Division.Portion portion : portions) {
            long[] sum = sums.computeIfAbsent(new Key(portion.line().person(), month), key -> new long[3]);
            sum[after ? 1 : 0] += portion.units();
            if (after && portion.waits()) {
                sum[2] += portion.units();
            }
        }
    }

    /** Everybody for whom something changes or waits, by person and month; months without a date last. */
    public List<Delta> changed() {
        List<Delta> deltas = new ArrayList<>();
        sums.forEach((key, sum) -> {
            if (sum[0] != sum[1] || sum[2] != 0) {
                deltas.add(new Delta(key.person(), key.month(), sum[0], sum[1], sum[2]));
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
