package io.commission.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import io.commission.posting.Ledger.Row;
import io.commission.posting.Oracle.Key;
import io.commission.posting.Oracle.Part;
import io.commission.posting.Oracle.Picture;

/** Holds a ledger against the oracle's picture, and a step of it against the rules of posting. */
final class LedgerRules {

    private final Facts facts;

    LedgerRules(Facts facts) {
        this.facts = facts;
    }

    /** Sums: what is posted, counts, bonuses, numbers, exceptions, kept totals. */
    void sums(Ledger ledger, Picture picture, Oracle oracle) {
        Map<Part, Long> posted = ledger.posted();
        Set<Part> parts = new HashSet<>(posted.keySet());
        parts.addAll(picture.due.keySet());
        for (Part part : parts) {
            assertEquals(picture.due.getOrDefault(part, 0L), posted.getOrDefault(part, 0L),
                    () -> "ENT-2 posted sum of " + name(part.load()) + " to " + person(part.person()));
        }
        assertEquals(named(picture.waiting), named(ledger.waiting), "PLAN-7 loads that wait with an exception");
        assertEquals(0, ledger.totalsThatDiffer, "API-4 kept totals");
        oracle.numbers.forEach((key, numbers) -> assertEquals(numbers, ledger.numbers.get(key),
                () -> "LOAD-4 numbers in the count " + key));
        ledger.numbers.keySet()
                .forEach(key -> assertTrue(oracle.numbers.containsKey(key), () -> "LOAD-4 a count too many: " + key));
        counts(ledger, picture);
        atMostOnePendingTrueUp(ledger);
        byCount(ledger, picture);
    }

    /** CALC-4: entries of a count, with what the reversed children would have, add up to the schedule's total. */
    private void counts(Ledger ledger, Picture picture) {
        Map<Key, Long> sums = new HashMap<>();
        Map<Key, Long> bonuses = new HashMap<>();
        for (Row row : ledger.rows.values()) {
            if (row.live() && row.count() != null && !row.origin().equals("PERIOD_FLOOR")) {
                boolean bonus = row.origin().equals("PERIOD_BONUS");
                (bonus ? bonuses : sums).merge(ledger.counts.get(row.count()), row.amount(), Long::sum);
            }
        }
        picture.withheld.forEach((part, amount) -> {
            Key key = picture.keys.getOrDefault(part.load(), Map.of()).get(part.person());
            if (key != null) {
                sums.merge(key, amount, Long::sum);
            }
        });
        for (Key key : ledger.counts.values()) {
            long total = picture.totals.getOrDefault(key, 0L);
            assertEquals(total, sums.getOrDefault(key, 0L), () -> "CALC-4 sum of the count " + key);
            assertEquals(total, ledger.kept.get(key), () -> "CALC-4 commission kept with the count " + key);
            assertEquals(picture.bonuses.getOrDefault(key, 0L), bonuses.getOrDefault(key, 0L),
                    () -> "PLAN-9 bonus of the count " + key);
        }
    }

    /** PLAN-9: for each ended period, and only there, a person has what lifts the posted sum to the floor. */
    void floors(Ledger ledger) {
        for (UUID person : facts.people) {
            for (int i = 0; i < 6; i++) {
                YearMonth month = YearMonth.of(2026, 1 + i);
                Facts.Version version = version(person, month);
                boolean ended = facts.ends.containsKey(person) && month.atEndOfMonth().isAfter(facts.ends.get(person));
                boolean due = version != null && version.floor() != null && !ended && !facts.special.contains(person)
                        && month.getMonthValue() % version.months() == 0;
                YearMonth first = due ? month.minusMonths(version.months() - 1) : month;
                long topUp = 0;
                long posted = 0;
                for (Row row : ledger.rows.values()) {
                    if (!row.live() || !row.person().equals(person)) {
                        continue;
                    }
                    if (row.origin().equals("PERIOD_FLOOR")) {
                        topUp += row.earned().equals(month) ? row.amount() : 0;
                    } else if (!row.earned().isBefore(first) && !row.earned().isAfter(month)) {
                        posted += row.amount();
                    }
                }
                assertEquals(due ? Math.max(0, version.floor() - posted) : 0, topUp,
                        () -> "PLAN-9 top-up of " + person(person) + " for " + month);
            }
        }
    }

    /** Null while the load is not commissionable. */
    private YearMonth month(Facts.Load load) {
        return facts.dated(load) == null ? null : YearMonth.from(facts.dated(load));
    }

    private Facts.Version version(UUID person, YearMonth month) {
        UUID plan = facts.planOf(person, month.atEndOfMonth());
        return plan == null ? null : facts.version(plan, month.atEndOfMonth());
    }

    private static void atMostOnePendingTrueUp(Ledger ledger) {
        Set<List<UUID>> seen = new HashSet<>();
        for (Row row : ledger.rows.values()) {
            if (row.origin().equals("TRUE_UP") && row.status().equals("PENDING")) {
                assertTrue(seen.add(List.of(row.person(), row.count())), () -> "ENT-2 two pending true-ups: " + row);
            }
        }
    }

    /** What a load has left elsewhere adds up to 0 there: by count, and by month where no true-up mixes in. */
    private void byCount(Ledger ledger, Picture picture) {
        Map<List<Object>, Long> byCount = new HashMap<>();
        Map<List<Object>, Long> byMonth = new HashMap<>();
        Set<Part> mixed = new HashSet<>();
        for (Row row : ledger.rows.values()) {
            if (!row.live()) {
                continue;
            }
            ledger.parts.getOrDefault(row.id(), Map.of()).forEach((load, amount) -> {
                mixed.add(new Part(load, row.person()));
                byCount.merge(key(load, row.person(), ledger.counts.get(row.count())), amount, Long::sum);
            });
            if (row.load() != null) {
                byCount.merge(key(row.load(), row.person(), ledger.counts.get(row.count())), row.amount(), Long::sum);
                byMonth.merge(key(row.load(), row.person(), row.earned()), row.amount(), Long::sum);
            }
        }
        byCount.forEach((key, amount) -> {
            Key now = picture.keys.getOrDefault(key.get(0), Map.of()).get(key.get(1));
            if (!Objects.equals(now, key.get(2))) {
                assertEquals(0, amount, () -> "ENT-2 left in a count that the load is not in: " + key);
            }
        });
        byMonth.forEach((key, amount) -> {
            if (!mixed.contains(new Part((UUID) key.get(0), (UUID) key.get(1)))
                    && !key.get(2).equals(month(facts.loads.get(key.get(0))))) {
                assertEquals(0, amount, () -> "TIME-5 left in a month that the load is not in: " + key);
            }
        });
    }

    private static List<Object> key(Object load, Object person, Object place) {
        List<Object> key = new ArrayList<>();
        key.add(load);
        key.add(person);
        key.add(place);
        return key;
    }

    /** What one step wrote and changed. {@code byHand}: the load that was reversed or reinstated, or null. */
    void step(Ledger before, Ledger after, Picture old, Picture now, Map<UUID, YearMonth> oldMonths, UUID byHand) {
        Set<UUID> changed = new HashSet<>();
        now.inputs.forEach((load, inputs) -> {
            if (!inputs.equals(old.inputs.get(load))) {
                changed.add(load);
            }
        });
        Map<List<Object>, Set<UUID>> reversed = new HashMap<>();
        for (Row was : before.rows.values()) {
            Row is = after.rows.get(was.id());
            kept(was, is, byHand);
            if (was.live() && !is.live()) {
                reversed(was, is, changed, byHand);
                reversed.computeIfAbsent(group(is), key -> new HashSet<>()).add(is.id());
            }
        }
        for (Row row : after.rows.values()) {
            if (!before.rows.containsKey(row.id())) {
                written(row, before, after, now, oldMonths, changed);
                supersedes(row, after, reversed.getOrDefault(group(row), Set.of()));
            }
        }
    }

    private static void kept(Row was, Row is, UUID byHand) {
        assertNotNull(is, "ENT-1 an entry vanished");
        assertEquals(List.of(was.amount(), was.booked(), was.earned(), was.person(), was.type()),
                List.of(is.amount(), is.booked(), is.earned(), is.person(), is.type()), "ENT-1 an entry changed");
        if (was.status().equals("PAID")) {
            assertEquals("PAID", is.status(), "ENT-2 a paid row changed");
            assertTrue(was.marked() == is.marked() || Objects.equals(byHand, is.load()),
                    () -> "ENT-2 a paid row was marked: " + is);
        }
    }

    private void reversed(Row was, Row is, Set<UUID> changed, UUID byHand) {
        boolean own = is.load() != null && (changed.contains(is.load()) || is.load().equals(byHand));
        assertTrue(!was.settled(), () -> "ENT-2 a settled row was reversed: " + is);
        if (was.status().equals("APPROVED")) {
            assertTrue(own && is.origin().equals("CALCULATION"),
                    () -> "ENT-2 an APPROVED row of another load was reversed: " + is);
        }
        if (!is.reason().equals("SUPERSEDED")) {
            assertTrue(Objects.equals(byHand, is.load()), () -> "ENT-2 the reason should be SUPERSEDED: " + is);
        }
    }

    private void written(Row row, Ledger before, Ledger after, Picture now, Map<UUID, YearMonth> oldMonths,
            Set<UUID> changed) {
        assertEquals(facts.special.contains(row.person()) ? "APPROVED" : "PENDING", row.status(),
                () -> "ENT-2 born: " + row);
        YearMonth closed = before.lastClosed;
        YearMonth open = closed == null || row.earned().isAfter(closed) ? row.earned() : closed.plusMonths(1);
        assertEquals(open, row.booked(), () -> "TIME-6 first open month: " + row);
        if (row.type().equals("LOAD_COMMISSION")) {
            Facts.Load load = facts.loads.get(row.load());
            assertEquals(month(load), row.earned(), () -> "TIME-5 earned month: " + row);
            UUID first = facts.reps(load).get(0).person();
            boolean primary = first.equals(row.person());
            if (primary) {
                assertEquals(null, row.parent(), () -> "CALC-1 the primary's entry is the parent: " + row);
            } else if (after.rows.values().stream().anyMatch(other -> load.id.equals(other.load()) && other.live()
                    && other.type().equals("LOAD_COMMISSION") && other.person().equals(first))) {
                Row parent = after.rows.get(row.parent());
                assertNotNull(parent, () -> "CALC-1 a child without parent: " + row);
                assertEquals(List.of(load.id, first), List.of(parent.load(), parent.person()),
                        () -> "CALC-1 parent of " + row);
            }
        } else if (row.origin().equals("TRUE_UP")) {
            assertTrue(changed.contains(row.causedBy()), () -> "ENT-2 what caused a true-up: " + row);
            Key key = after.counts.get(row.count());
            boolean here = now.keys.getOrDefault(row.causedBy(), Map.of()).containsValue(key);
            YearMonth month = here
                    ? month(facts.loads.get(row.causedBy()))
                    : oldMonths.get(row.causedBy());
            assertEquals(month, row.earned(), () -> "ENT-2 a true-up's earned month is its cause's: " + row);
            assertEquals(row.amount(), after.parts.get(row.id()).values().stream().mapToLong(part -> part).sum(),
                    () -> "ENT-2 parts of a true-up: " + row);
        } else if (row.load() != null) {
            assertTrue(facts.loads.get(row.load()).months.contains(row.earned()), () -> "TIME-5 earned month: " + row);
            assertNotNull(row.corrects(), () -> "ENT-2 an adjustment points at what it corrects: " + row);
        }
    }

    private static void supersedes(Row row, Ledger after, Set<UUID> reversed) {
        if (reversed.isEmpty()) {
            return;
        }
        assertTrue(reversed.contains(row.supersedes()) || row.origin().equals("TAKE_BACK"),
                () -> "ENT-2 the new row points at the superseded one: " + row);
        if (reversed.size() == 1 && row.supersedes() != null) {
            Row gone = after.rows.get(row.supersedes());
            assertTrue(
                    gone.amount() != row.amount() || !gone.type().equals(row.type()) || row.origin().equals("TRUE_UP"),
                    () -> "ENT-2 only rows whose value changes are written: " + row);
        }
    }

    private static List<Object> group(Row row) {
        List<Object> group = key(row.load(), row.person(), row.count());
        group.add(row.load() == null ? row.origin() : row.earned());
        return group;
    }

    private Map<String, Boolean> named(Set<UUID> loads) {
        Map<String, Boolean> names = new TreeMap<>();
        loads.forEach(load -> names.put(name(load), true));
        return names;
    }

    private String name(UUID load) {
        return facts.loads.get(load).externalId;
    }

    private String person(UUID person) {
        return "person " + facts.people.indexOf(person);
    }
}
