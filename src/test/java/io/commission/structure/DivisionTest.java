package io.commission.structure;

import static io.commission.structure.StructureTest.ANN;
import static io.commission.structure.StructureTest.BOB;
import static io.commission.structure.StructureTest.CAL;
import static io.commission.structure.StructureTest.HOUSE;
import static io.commission.structure.StructureTest.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.commission.money.Allocation;
import io.commission.money.WholeUnits;

class DivisionTest {
    private static final LocalDate JUNE_1 = LocalDate.parse("2026-06-01");
    private static final LocalDate JUNE_16 = LocalDate.parse("2026-06-16");
    private static final LocalDate JUNE_30 = LocalDate.parse("2026-06-30");
    private static final Timeline ANNS = Timeline.of(Version.original(ANN, Structure.ofOwner(ANN, HOUSE)));

    @Test
    void pro2JuneInTwoHalves() {
        Timeline moved = transferred(ANNS, CAL, JUNE_16);
        List<Division.Part> parts = Division.of(30_000, JUNE_1, JUNE_30, moved, Map.of());
        assertEquals(List.of(15_000L, 15_000L), parts.stream().map(Division.Part::units).toList());
        assertEquals(JUNE_16, parts.get(1).from());
        assertEquals(CAL, parts.get(1).portions().get(0).line().person());
    }

    @Test
    void pro1ARowThatStartsOnTheEffectiveDateMovesWhole() {
        assertEquals(1, Division.of(30_000, JUNE_16, JUNE_30, transferred(ANNS, CAL, JUNE_16), Map.of()).size());
    }

    @Test
    void pro1ConsecutiveDaysOfTheSameStructureAreOnePart() {
        Timeline back = transferred(transferred(ANNS, CAL, JUNE_16), ANN, JUNE_16);
        assertEquals(1, Division.of(30_001, JUNE_1, JUNE_30, back, Map.of()).size());
    }

    @Test
    void ppl3DaysPastACommissionEndWaitAndAreAPartOfTheirOwn() {
        List<Division.Part> parts = Division.of(30_000, JUNE_1, JUNE_30, ANNS, Map.of(ANN, JUNE_16));
        assertEquals(2, parts.size());
        assertTrue(parts.get(1).portions().get(0).waits());
        assertTrue(!parts.get(0).portions().get(0).waits() && !parts.get(1).portions().get(1).waits());
        assertEquals(1, Division.of(30_000, JUNE_1, JUNE_30, ANNS, Map.of(BOB, JUNE_16)).size(), "Bob has no line");
    }

    @Test
    void mon4WholeUnitsDivideAsAllocationDoes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int[] weights = IntStream.generate(() -> random.nextInt(i(random, 10_001))).limit(1 + random.nextInt(6))
                    .toArray();
            weights[random.nextInt(weights.length)] += 1;
            long whole = random.nextInt(3) == 0 ? random.nextLong() >> 2 : random.nextInt(2_000_000) - 1_000_000;
            long[] expected = Allocation.byLargestRemainder(BigDecimal.valueOf(whole),
                    Arrays.stream(weights).mapToObj(BigDecimal::valueOf).toList(), 0).stream()
                    .mapToLong(BigDecimal::longValueExact).toArray();
            assertTrue(Arrays.equals(expected, WholeUnits.divide(whole, weights)),
                    "seed " + seed + ": " + whole + " by " + Arrays.toString(weights));
        }
    }

    @Test
    void pro1PartsAndPortionsAlwaysAddUpToTheWholeWhateverChangesThereWere() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<UUID> people = IntStream.range(10, 18).mapToObj(i -> new UUID(0, i)).toList();
        for (int i = 0; i < 3_000; i++) {
            Timeline timeline = Timeline.of(Version.original(people.get(0), random(random, people)));
            LocalDate day = JUNE_1.minusDays(20);
            for (int c = random.nextInt(6); c > 0; c--) {
                day = day.plusDays(random.nextInt(15));
                timeline = changed(random, people, timeline, day);
            }
            Map<UUID, LocalDate> ends = random.nextBoolean()
                    ? Map.of()
                    : Map.of(people.get(random.nextInt(4)), JUNE_1.plusDays(random.nextInt(40) - 5));
            long units = random.nextInt(5_000_000) - 1_000_000;
            LocalDate end = JUNE_1.plusDays(random.nextInt(90));
            List<Division.Part> parts = Division.of(units, JUNE_1, end, timeline, ends);
            String which = "seed " + seed + " case " + i;
            assertEquals(units, parts.stream().mapToLong(Division.Part::units).sum(), which);
            LocalDate next = JUNE_1;
            for (Division.Part part : parts) {
                assertEquals(next, part.from(), which);
                next = part.to().plusDays(1);
                assertEquals(part.units(), part.portions().stream().mapToLong(Division.Portion::units).sum(), which);
                for (LocalDate d = part.from(); !d.isAfter(part.to()); d = d.plusDays(1)) {
                    assertEquals(timeline.on(part.from()).structure(), timeline.on(d).structure(), which);
                    for (Division.Portion portion : part.portions()) {
                        LocalDate without = ends.get(portion.line().person());
                        assertEquals(without != null && !d.isBefore(without), portion.waits(), which);
                    }
                }
            }
            assertEquals(end.plusDays(1), next, which);
        }
    }

    private static int i(Random random, int most) {
        return 1 + random.nextInt(most);
    }

    private static Structure random(Random random, List<UUID> people) {
        List<Line> lines = new ArrayList<>();
        int left = Structure.WHOLE;
        for (int i = 0, n = random.nextInt(4); i < n; i++) {
            int percent = random.nextInt(left + 1);
            lines.add(line(i == 0 ? LineRole.HOUSE_REP : LineRole.SUBAGENT, people.get(i), percent));
            left -= percent;
        }
        lines.add(line(LineRole.HOUSE, HOUSE, left));
        return Structure.of(lines);
    }

    /** Some change that is not refused, or the same timeline; every structure in it totals 100.00, or its constructor refuses. */
    private static Timeline changed(Random random, List<UUID> people, Timeline timeline, LocalDate day) {
        UUID departing = random.nextBoolean() ? null : people.get(random.nextInt(4));
        EffectiveDates dates = EffectiveDates.of(null, day);
        try {
            Change change = switch (random.nextInt(3)) {
                case 0 -> Change.absorb(departing, dates);
                case 1 -> Change.transfer(departing, people.get(random.nextInt(people.size())), dates);
                default -> Change.custom(departing, List.of(new Split(people.get(random.nextInt(people.size())),
                        random.nextInt(6000)),
                        new Split(people.get(random.nextInt(people.size())), random.nextInt(3000))),
                        dates);
            };
            return Reassignment.apply(timeline, JUNE_1.minusDays(60), change).after();
        } catch (StructureRefused refused) {
            return timeline;
        }
    }

    private static Timeline transferred(Timeline timeline, UUID to, LocalDate day) {
        return Reassignment.apply(timeline, JUNE_1.minusDays(60),
                Change.transfer(null, to, EffectiveDates.of(null, day))).after();
    }
}
