package io.commission.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.commission.database.Sql;
import io.commission.money.MinorUnits;
import io.commission.plan.ProposedPlans;
import io.commission.posting.Facts.Assigned;
import io.commission.posting.Facts.Load;
import io.commission.posting.Oracle.Part;
import io.commission.posting.Replayed.Standing;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/**
 * A replay on generated books: under the plan that people really have it says what the ledger says, under another one what the oracle
 * says of people who have that one. {@code -Dseed=…} runs one case again, {@code -Dcases=…} sets how many run.
 */
@QuarkusTest
class ReplayTest {
    /** Whole quarters around every day that a load may have. */
    private static final YearMonth FIRST = YearMonth.of(2025, 10);
    private static final YearMonth LAST = YearMonth.of(2026, 9);

    @Inject
    Instance<World> worlds;
    @Inject
    TenantWork tenantWork;
    @Inject
    Sql sql;
    @Inject
    Calculation calculation;
    @Inject
    PeriodFloors floors;
    @Inject
    Replay replay;
    @Inject
    ProposedPlans plans;

    private final Map<Standing, Integer> seen = new EnumMap<>(Standing.class);

    @Test
    void thePlanThatPeopleHaveGivesWhatTheLedgerSays() {
        run("ReplayTest, real plans", Book::realPlans);
    }

    @Test
    void anotherPlanGivesWhatTheOracleSaysOfPeopleWhoHaveIt() {
        run("ReplayTest, other plans", Book::otherPlan);
    }

    private void run(String what, Consumer<Book> check) {
        Long seed = Long.getLong("seed");
        int cases = seed == null ? Integer.getInteger("cases", 15) : 1;
        long first = seed == null ? System.nanoTime() : seed;
        System.out.println(what + ": " + cases + " cases from -Dseed=" + first);
        seen.clear();
        for (int i = 0; i < cases; i++) {
            Book book = new Book(first + i);
            try {
                check.accept(book);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dseed=" + (first + i) + ": " + e.getMessage() + "\n  "
                        + String.join("\n  ", book.log), e);
            }
        }
        System.out.println(what + ": parts " + seen);
        if (cases > 5) {
            assertTrue(seen.keySet().containsAll(Set.of(Standing.RATED, Standing.BELOW_GATE, Standing.OVERRIDDEN)),
                    () -> "the books are too alike: " + seen);
        }
    }

    private final class Book {
        private final Random random;
        private final World world = worlds.get();
        private final Happenings happenings;
        private final List<String> log = new ArrayList<>();
        private MinorUnits units;
        private Facts facts;

        Book(long seed) {
            random = new Random(seed);
            happenings = new Happenings(random, world);
        }

        private void begin(boolean leavers) {
            int digits = happenings.any(List.of(2, 2, 3, 0));
            units = new MinorUnits(digits);
            world.begin(digits == 2 ? "USD" : digits == 3 ? "KWD" : "JPY", digits, happenings.chance(40),
                    happenings.chance(30), happenings.chance(85));
            facts = world.facts;
            happenings.floors = happenings.chance(50);
            List.of("ann", "bob", "cid").forEach(world::person);
            List.of("acme", "zenith").forEach(world::account);
            for (int i = 0; i < 3; i++) {
                world.plan(happenings.version(happenings.chance(65)).byDefault(i == 0 && happenings.chance(40)));
            }
            List<UUID> all = List.copyOf(facts.plans.keySet());
            for (UUID plan : all) {
                if (happenings.chance(30)) {
                    Facts.Version old = facts.version(plan, Happenings.FIRST);
                    world.version(plan, happenings.day(), happenings.corrected(old).byDefault(old.byDefault()));
                }
            }
            for (int i = 0; i < 3; i++) {
                if (i < 2 || happenings.chance(60)) {
                    world.assign(facts.people.get(i), LocalDate.of(2020, 1, 1),
                            happenings.assigned(happenings.any(all)));
                }
            }
            for (int i = 0; i < 2; i++) {
                world.override(happenings.any(facts.people), happenings.any(facts.accounts), happenings.day(),
                        happenings.override(true));
            }
            world.own(facts.accounts.get(0), LocalDate.of(2020, 1, 1), happenings.any(facts.people));
            if (leavers && happenings.chance(30)) {
                world.end(happenings.any(facts.people), happenings.day());
            }
            log.add("digits " + digits + (facts.creditThenRate ? " CREDIT_THEN_RATE" : "")
                    + (facts.onPayment ? " ON_PAYMENT" : ""));
            facts.plans.forEach((plan, versions) -> log.add(plan + " " + versions));
            facts.people.forEach(person -> log.add(person + " " + facts.assigned.get(person)));
            log.add("overrides " + facts.overrides);
        }

        /** New loads, calculated in the order of their dates. */
        private void loads(int count) {
            List<Load> loads = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                loads.add(happenings.newLoad());
            }
            loads.sort(Comparator
                    .comparing((Load load) -> Objects.requireNonNullElse(facts.dated(load), LocalDate.MAX))
                    .thenComparing(load -> load.id));
            loads.forEach(world::put);
            loads.forEach(load -> log.add(load.externalId + " " + load.id + " " + facts.dated(load) + " " + load.revenue
                    + "-" + load.cost + "/" + load.linehaul + " "
                    + load.reps.stream().map(rep -> facts.people.indexOf(rep.person()) + ":" + rep.share()).toList()
                    + (load.account == null ? "" : " " + load.account)));
            in(() -> calculation.ofLoads(loads.stream().map(load -> load.id).toList()));
        }

        private void settleFloors() {
            for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
                YearMonth each = month;
                in(() -> floors.ofMonth(each));
            }
        }

        void realPlans() {
            begin(true);
            loads(14);
            Map<UUID, UUID> some = ledger().rows.values().stream()
                    .filter(row -> row.status().equals("PENDING") && happenings.chance(50))
                    .collect(Collectors.toMap(Ledger.Row::id, Ledger.Row::person));
            world.approve(some);
            loads(16);
            settleFloors();
            Ledger ledger = ledger();
            for (UUID plan : facts.plans.keySet()) {
                Set<UUID> theirs = facts.people.stream()
                        .filter(person -> plan.equals(facts.planOf(person, Happenings.FIRST))
                                && plan.equals(facts.planOf(person, LAST.atEndOfMonth())))
                        .collect(Collectors.toSet());
                if (!theirs.isEmpty()) {
                    same(ledger, plan, theirs);
                    same(ledger, plan, Set.of(theirs.iterator().next()));
                }
            }
        }

        private void same(Ledger ledger, UUID plan, Set<UUID> people) {
            Replayed replayed = replay(plan, people, FIRST, LAST, true);
            Map<List<Object>, Long> expected = new TreeMap<>(Comparator.comparing(String::valueOf));
            ledger.posted().forEach((part, amount) -> {
                LocalDate dated = facts.dated(facts.loads.get(part.load()));
                if (people.contains(part.person()) && amount != 0) {
                    expected.merge(List.of(part.person(), YearMonth.from(dated)), amount, Long::sum);
                }
            });
            Map<List<Object>, Long> simulated = new TreeMap<>(Comparator.comparing(String::valueOf));
            for (Replayed.Part part : replayed.parts()) {
                seen.merge(part.standing(), 1, Integer::sum);
                assertEquals(part.posted(), part.supposed(), part::toString);
                simulated.merge(List.of(part.personId(), part.earnedMonth()), units(part.supposed()), Long::sum);
            }
            simulated.values().removeIf(sum -> sum == 0);
            expected.values().removeIf(sum -> sum == 0);
            assertEquals(expected, simulated, "by person and earned month");
            assertEquals(sum(ledger, people, "PERIOD_BONUS"), sums(replayed, Replayed.OfPeriod::supposedBonus));
            assertEquals(sum(ledger, people, "PERIOD_BONUS"), sums(replayed, Replayed.OfPeriod::postedBonus));
            assertEquals(sum(ledger, people, "PERIOD_FLOOR"), sums(replayed, Replayed.OfPeriod::postedTopUp));
            replayed.ofPeriods().forEach(
                    period -> assertEquals(period.postedTopUp(), period.supposedTopUp(), period::toString));
        }

        void otherPlan() {
            begin(false);
            UUID other = world.plan(happenings.version(happenings.chance(70)));
            Facts.Version version = facts.version(other, Happenings.FIRST);
            log.add("the other one " + other + " " + version);
            loads(30);
            Set<UUID> people = new HashSet<>(facts.people.subList(0, 1 + random.nextInt(3)));
            boolean keep = happenings.chance(60);
            boolean all = happenings.chance(60);
            YearMonth from = all ? FIRST : YearMonth.of(2026, 1 + random.nextInt(2));
            YearMonth to = all ? LAST : from.plusMonths(random.nextInt(3));
            log.add("for " + people + " from " + from + " to " + to + (keep ? "" : " without overrides"));
            Replayed replayed = replay(other, people, from, to, keep);
            suppose(other, people, from, to, keep);
            Oracle oracle = new Oracle(facts);
            oracle.calculated(facts.loads.values().stream().filter(load -> facts.dated(load) != null)
                    .sorted(Comparator.comparing((Load load) -> facts.dated(load)).thenComparing(load -> load.id))
                    .map(load -> load.id).toList());
            Oracle.Picture picture = oracle.picture();
            Map<Part, Long> expected = new HashMap<>(picture.due);
            expected.keySet().removeIf(part -> !people.contains(part.person())
                    || oracle.month(part.load()).isBefore(from) || oracle.month(part.load()).isAfter(to));
            Map<Part, Long> found = new HashMap<>();
            for (Replayed.Part part : replayed.parts()) {
                seen.merge(part.standing(), 1, Integer::sum);
                found.put(new Part(part.loadId(), part.personId()), units(part.supposed()));
                assertEquals(expected.getOrDefault(new Part(part.loadId(), part.personId()), 0L),
                        units(part.supposed()), part::toString);
            }
            expected.forEach((part, due) -> assertEquals(due, found.getOrDefault(part, 0L), part::toString));
            long bonuses = picture.bonuses.entrySet().stream()
                    .filter(bonus -> people.contains(bonus.getKey().person()) && bonus.getKey().plan().equals(other))
                    .mapToLong(Map.Entry::getValue).sum();
            assertEquals(bonuses, sums(replayed, Replayed.OfPeriod::supposedBonus), "bonuses");
            if (all) {
                topUps(version, people, picture, oracle, replayed);
            }
        }

        /** Every period's floor less what the oracle gives for it. */
        private void topUps(Facts.Version version, Set<UUID> people, Oracle.Picture picture, Oracle oracle,
                Replayed replayed) {
            Map<List<Object>, Long> expected = new HashMap<>();
            for (UUID person : people) {
                for (YearMonth end = FIRST.plusMonths(version.months() - 1L); version.floor() != null
                        && !end.isAfter(LAST); end = end.plusMonths(version.months())) {
                    YearMonth first = end.minusMonths(version.months() - 1L);
                    YearMonth last = end;
                    long loads = picture.due.entrySet().stream().filter(due -> due.getKey().person().equals(person))
                            .filter(due -> !oracle.month(due.getKey().load()).isBefore(first)
                                    && !oracle.month(due.getKey().load()).isAfter(last))
                            .mapToLong(Map.Entry::getValue).sum();
                    long bonus = picture.bonuses.entrySet().stream()
                            .filter(each -> each.getKey().person().equals(person)
                                    && YearMonth.from(each.getKey().periodStart()).equals(first))
                            .mapToLong(Map.Entry::getValue).sum();
                    expected.put(List.of(person, end), Math.max(0, version.floor() - loads - bonus));
                }
            }
            Map<List<Object>, Long> found = new HashMap<>();
            replayed.ofPeriods()
                    .forEach(period -> found.put(List.of(period.personId(), period.month()),
                            units(period.supposedTopUp())));
            expected.values().removeIf(amount -> amount == 0);
            found.values().removeIf(amount -> amount == 0);
            assertEquals(expected, found, "top-ups");
        }

        private void suppose(UUID plan, Set<UUID> people, YearMonth from, YearMonth to, boolean keep) {
            for (UUID person : people) {
                Assigned real = facts.assigned(person, Happenings.FIRST);
                TreeMap<LocalDate, Assigned> known = facts.assigned.computeIfAbsent(person, key -> new TreeMap<>());
                known.put(from.atDay(1), new Assigned(plan, keep && real != null ? real.override() : null));
                known.put(to.plusMonths(1).atDay(1), real);
            }
            if (!keep) {
                facts.overrides.keySet().removeIf(key -> people.contains(key.get(0)));
            }
        }

        private Replayed replay(UUID plan, Set<UUID> people, YearMonth from, YearMonth to, boolean keep) {
            return in(() -> replay.of(new Supposition(people,
                    plans.onFile(plan, from.atDay(1), to.atEndOfMonth(), Supposition.PLAN).terms(), from, to, keep),
                    facts.loads.keySet(), units));
        }

        private long sum(Ledger ledger, Set<UUID> people, String origin) {
            return ledger.rows.values().stream()
                    .filter(row -> row.live() && row.origin().equals(origin) && people.contains(row.person()))
                    .mapToLong(Ledger.Row::amount).sum();
        }

        private long sums(Replayed replayed, Function<Replayed.OfPeriod, BigDecimal> amount) {
            return replayed.ofPeriods().stream().map(amount).mapToLong(this::units).sum();
        }

        private long units(BigDecimal amount) {
            return amount.movePointRight(units.digits()).longValueExact();
        }

        private Ledger ledger() {
            return in(() -> Ledger.read(sql, world.tenant(), units.digits()));
        }

        private <T> T in(Supplier<T> work) {
            return tenantWork.in(world.tenant(), "test", work);
        }
    }
}
