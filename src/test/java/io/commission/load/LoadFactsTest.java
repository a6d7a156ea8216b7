package io.commission.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

class LoadFactsTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    private static EventMark mark(int minute, String id) {
        return new EventMark(NOON.plusSeconds(60L * minute), id);
    }

    private static FactsChange at(int minute) {
        return FactsChange.at(mark(minute, "e" + minute));
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    @Test
    void load4TheNewestDecidesEachFactThatItCarries() {
        LoadFacts facts = LoadFacts.NONE.apply(at(2).revenue(money("200.00")).orderId("o2"))
                .apply(at(1).revenue(money("100.00")).carrierCost(money("80.00")))
                .apply(at(3).orderId("o3"));
        assertEquals(money("200.00"), facts.revenue().value());
        assertEquals(money("80.00"), facts.carrierCost().value());
        assertEquals("o3", facts.orderId().value());
        assertEquals(mark(1, "e1"), facts.carrierCost().mark());
        assertFalse(facts.linehaul().isSet());
    }

    @Test
    void load4AnExplicitNullUnsetsWhatAnOlderEventSaid() {
        LoadFacts facts = LoadFacts.NONE.apply(at(2).carrierCost(null)).apply(at(1).carrierCost(money("80.00")));
        assertNull(facts.carrierCost().value());
        assertTrue(facts.carrierCost().isSet());
        assertEquals(money("90.00"), facts.apply(at(3).carrierCost(money("90.00"))).carrierCost().value());
    }

    @Test
    void load4AtTheSameTimeTheGreaterIdDecides() {
        FactsChange a = FactsChange.at(mark(1, "a")).orderId("from a");
        FactsChange b = FactsChange.at(mark(1, "b")).orderId("from b");
        assertEquals("from b", LoadFacts.NONE.apply(a).apply(b).orderId().value());
        assertEquals("from b", LoadFacts.NONE.apply(b).apply(a).orderId().value());
    }

    @Test
    void idsCompareByCodePointAsTheDatabaseDoes() {
        String beyond = new String(Character.toChars(0x1F600));
        assertTrue(mark(1, beyond).compareTo(mark(1, "\uFFFD")) > 0);
        assertTrue(mark(1, "a").compareTo(mark(1, "ab")) < 0);
        assertTrue(mark(1, "Z").compareTo(mark(1, "a")) < 0);
        assertEquals(0, mark(1, beyond).compareTo(mark(1, beyond)));
    }

    @Test
    void statusFollowsTheFacts() {
        LoadFacts facts = LoadFacts.NONE.apply(at(1).revenue(money("1.00")));
        assertEquals(LoadStatus.BOOKED, facts.status());
        facts = facts.apply(at(2).deliveredAt(NOON).cancelled(false));
        assertEquals(LoadStatus.DELIVERED, facts.status());
        assertEquals(LoadStatus.INVOICED, facts.apply(at(3).invoicePaidAt(NOON)).status());
        assertEquals(LoadStatus.INVOICED, facts.apply(at(3).invoiced(true)).status());
        facts = facts.apply(at(4).cancelled(true));
        assertEquals(LoadStatus.CANCELLED, facts.status());
        assertEquals(LoadStatus.CANCELLED, facts.apply(at(3).cancelled(false)).status());
        assertEquals(LoadStatus.DELIVERED, facts.apply(at(5).cancelled(false)).status());
    }

    @Test
    void sameValuesIgnoresWhoSaidThem() {
        LoadFacts one = LoadFacts.NONE.apply(at(1).revenue(money("100.00")).cancelled(false)
                .reps(List.of(new LoadRep("a", null, false), new LoadRep("b", null, true))));
        LoadFacts same = LoadFacts.NONE.apply(at(2).revenue(money("100.0000")).orderId(null)
                .reps(List.of(new LoadRep("b", null, true), new LoadRep("a", null, false))));
        assertTrue(one.sameValues(same));
        assertFalse(one.sameValues(one.apply(at(3).revenue(money("100.01")))));
        assertFalse(one.sameValues(one.apply(at(3).reps(List.of()))));
    }

    @Test
    void aMarkNamesTimeAndId() {
        assertThrows(NullPointerException.class, () -> new EventMark(null, "a"));
        assertThrows(NullPointerException.class, () -> new EventMark(NOON, null));
        assertThrows(IllegalArgumentException.class, () -> new Fact<>("x", null));
    }

    /** One generated event, kept as plain values beside the change, so that the expectation is worked out apart. */
    private record Told(EventMark mark, Map<String, Object> values) {
        FactsChange change() {
            FactsChange change = FactsChange.at(mark);
            if (values.containsKey("customerId")) {
                change.customerId((String) values.get("customerId"));
            }
            if (values.containsKey("orderId")) {
                change.orderId((String) values.get("orderId"));
            }
            if (values.containsKey("revenue")) {
                change.revenue((BigDecimal) values.get("revenue"));
            }
            if (values.containsKey("carrierCost")) {
                change.carrierCost((BigDecimal) values.get("carrierCost"));
            }
            if (values.containsKey("linehaul")) {
                change.linehaul((BigDecimal) values.get("linehaul"));
            }
            if (values.containsKey("deliveredAt")) {
                change.deliveredAt((Instant) values.get("deliveredAt"));
            }
            if (values.containsKey("invoicePaidAt")) {
                change.invoicePaidAt((Instant) values.get("invoicePaidAt"));
            }
            if (values.containsKey("invoiced")) {
                change.invoiced((Boolean) values.get("invoiced"));
            }
            if (values.containsKey("cancelled")) {
                change.cancelled((Boolean) values.get("cancelled"));
            }
            if (values.containsKey("reps")) {
                change.reps(List.of(new LoadRep((String) values.get("reps"), null, true)));
            }
            return change;
        }
    }

    private static Map<String, Object> values(LoadFacts facts) {
        Map<String, Object> values = new HashMap<>();
        values.put("customerId", facts.customerId().value());
        values.put("orderId", facts.orderId().value());
        values.put("revenue", facts.revenue().value());
        values.put("carrierCost", facts.carrierCost().value());
        values.put("linehaul", facts.linehaul().value());
        values.put("deliveredAt", facts.deliveredAt().value());
        values.put("invoicePaidAt", facts.invoicePaidAt().value());
        values.put("invoiced", facts.invoiced().value());
        values.put("cancelled", facts.cancelled().value());
        values.put("reps", facts.reps().value() == null ? null : facts.reps().value().get(0).rep());
        values.values().removeIf(Objects::isNull);
        return values;
    }

    private static Told told(Random random, String id) {
        Map<String, Supplier<Object>> makers = Map.of(
                "customerId", () -> "c" + random.nextInt(5),
                "orderId", () -> "o" + random.nextInt(5),
                "revenue", () -> BigDecimal.valueOf(random.nextInt(1_000_000), 2),
                "carrierCost", () -> BigDecimal.valueOf(random.nextInt(1_000_000), 2),
                "linehaul", () -> BigDecimal.valueOf(random.nextInt(1_000_000), 2),
                "deliveredAt", () -> NOON.plusSeconds(random.nextInt(100_000)),
                "invoicePaidAt", () -> NOON.plusSeconds(random.nextInt(100_000)),
                "invoiced", random::nextBoolean,
                "cancelled", random::nextBoolean,
                "reps", () -> "r" + random.nextInt(5));
        List<String> never = List.of("cancelled", "invoiced", "reps");
        Map<String, Object> values = new HashMap<>();
        makers.keySet().stream().sorted().forEach(name -> {
            if (random.nextInt(3) == 0) {
                values.put(name, random.nextInt(4) == 0 && !never.contains(name) ? null : makers.get(name).get());
            }
        });
        return new Told(mark(random.nextInt(4), id), values);
    }

    @Test
    void load4NeitherOrderNorRepetitionMatters() {
        long seed = System.nanoTime();
        System.out.println("LoadFactsTest seed " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            List<Told> events = new ArrayList<>();
            for (int i = 0, count = 1 + random.nextInt(8); i < count; i++) {
                events.add(told(random, "e" + i));
            }
            Map<String, Object> expected = new HashMap<>();
            events.stream()
                    .sorted(Comparator.comparing((Told told) -> told.mark().time())
                            .thenComparing(told -> told.mark().eventId()))
                    .forEach(told -> expected.putAll(told.values()));
            expected.values().removeIf(Objects::isNull);

            LoadFacts first = null;
            for (int order = 0; order < 10; order++) {
                List<Told> arrivals = new ArrayList<>(events);
                for (int i = random.nextInt(5); i > 0; i--) {
                    arrivals.add(events.get(random.nextInt(events.size())));
                }
                Collections.shuffle(arrivals, random);
                LoadFacts facts = LoadFacts.NONE;
                for (Told told : arrivals) {
                    facts = facts.apply(told.change());
                }
                assertEquals(expected, values(facts), "seed " + seed + ", run " + run);
                first = first == null ? facts : first;
                assertEquals(first, facts, "marks too, seed " + seed + ", run " + run);
            }
        }
    }

    @Test
    void twoSourcesWithOneIdAtOneTimeStillAgree() {
        FactsChange a = FactsChange.at(mark(1, "x")).revenue(money("1.00")).orderId(null).cancelled(true);
        FactsChange b = FactsChange.at(mark(1, "x")).revenue(money("2.00")).orderId("o").cancelled(false);
        assertEquals(LoadFacts.NONE.apply(a).apply(b), LoadFacts.NONE.apply(b).apply(a));
    }
}
