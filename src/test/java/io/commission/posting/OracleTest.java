package io.commission.posting;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.commission.TestTokens;
import io.commission.calculation.Explanation;
import io.commission.calculation.Formula;
import io.commission.calculation.Recomputation;
import io.commission.database.Sql;
import io.commission.ledger.Explanations;
import io.commission.posting.Facts.Load;
import io.commission.posting.Ledger.Row;
import io.commission.posting.Oracle.Picture;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Random happenings, in any order: after each one the ledger is what an independent computation from the raw facts says (ENT-2, CALC-4,
 * LOAD-4, ENT-3). {@code -Dseed=…} runs one case again, {@code -Dcases=…} sets how many run, {@code -Dsteps=…} how long they are.
 */
@QuarkusTest
class OracleTest {

    @Inject
    Instance<World> worlds;
    @Inject
    TenantWork tenantWork;
    @Inject
    Sql sql;
    @Inject
    Calculation calculation;
    @Inject
    Recalculation recalculation;
    @Inject
    PeriodFloors floors;
    @Inject
    Formula formula;

    @Test
    void ent2TheLedgerIsWhatTheRawFactsSayInAnyOrderOfHappenings() {
        Long seed = Long.getLong("seed");
        int cases = seed == null ? Integer.getInteger("cases", 12) : 1;
        long first = seed == null ? System.nanoTime() : seed;
        System.out.println("OracleTest: " + cases + " cases from -Dseed=" + first);
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            Case one = new Case(first + i);
            try {
                one.run();
            } catch (AssertionError | RuntimeException e) {
                failures.add("-Dseed=" + (first + i) + ": " + e.getMessage() + "\n  " + String.join("\n  ", one.log)
                        + "\n  " + one.rows());
                if (failures.size() == Integer.getInteger("failures", 1)) {
                    throw new AssertionError(String.join("\n", failures), e);
                }
            }
        }
        assertEquals(List.of(), failures);
    }

    private final class Case {
        private final Random random;
        private final World world = worlds.get();
        private final Happenings happenings;
        private final List<String> log = new ArrayList<>();
        private final Map<UUID, UUID> holds = new HashMap<>();
        private Facts facts;
        private Oracle oracle;
        private LedgerRules rules;
        private Ledger ledger;
        private Picture picture;
        private Map<UUID, YearMonth> months = Map.of();
        private UUID byHand;
        private YearMonth nextToPay = YearMonth.from(Happenings.FIRST);

        Case(long seed) {
            random = new Random(seed);
            happenings = new Happenings(random, world);
        }

        void run() {
            begin();
            look();
            int steps = Integer.getInteger("steps", 35);
            for (int step = 0; step < steps; step++) {
                byHand = null;
                Set<UUID> told = happen();
                Ledger before = ledger;
                Picture old = picture;
                Map<UUID, YearMonth> oldMonths = months;
                look();
                rules.sums(ledger, picture, oracle);
                rules.step(before, ledger, old, picture, oldMonths, byHand);
                recomputed(before);
                if (told.isEmpty() && step % 4 == 0) {
                    again();
                }
            }
            again();
        }

        private void begin() {
            int digits = happenings.any(List.of(2, 2, 2, 3, 0));
            world.begin(digits == 2 ? "USD" : digits == 3 ? "KWD" : "JPY", digits, happenings.chance(30),
                    happenings.chance(30), happenings.chance(85));
            happenings.floors = happenings.chance(40);
            facts = world.facts;
            oracle = new Oracle(facts);
            rules = new LedgerRules(facts);
            world.person("ann");
            world.person("bob");
            world.person("cid");
            world.account("acme");
            world.account("zenith");
            for (int i = 0; i < 3; i++) {
                // Only the first one is ever the default.
                world.plan(happenings.version(happenings.chance(50)).byDefault(i == 0 && happenings.chance(40)));
            }
            List<UUID> plans = List.copyOf(facts.plans.keySet());
            for (int i = 0; i < 3; i++) {
                if (i < 2 || happenings.chance(70)) {
                    world.assign(facts.people.get(i), LocalDate.of(2020, 1, 1),
                            happenings.assigned(happenings.any(plans)));
                }
            }
            if (happenings.chance(30)) {
                world.house();
            }
            world.own(facts.accounts.get(0), LocalDate.of(2020, 1, 1), happenings.any(facts.people));
            say("digits " + digits + (facts.creditThenRate ? " CREDIT_THEN_RATE" : "")
                    + (facts.onPayment ? " ON_PAYMENT" : "") + (facts.defaultRate ? "" : " no default rate")
                    + ", owners " + facts.owners);
            facts.plans.forEach((plan, versions) -> say(plan + " " + versions));
            facts.people.forEach(person -> say("person " + facts.people.indexOf(person) + " " + person + " "
                    + facts.assigned.get(person)));
        }

        /** Reads both sides. */
        private void look() {
            ledger = in(() -> Ledger.read(sql, world.tenant(), world.digits));
            picture = oracle.picture();
            months = new HashMap<>();
            facts.loads.keySet().forEach(load -> months.put(load, oracle.month(load)));
        }

        private Set<UUID> happen() {
            int dice = random.nextInt(100);
            List<Load> loads = List.copyOf(facts.loads.values());
            if (loads.size() < 2 || dice < 24) {
                return calculate(List.of(happenings.newLoad()), "arrives");
            } else if (dice < 44) {
                return calculate(List.of(changed(happenings.any(loads))), "changes");
            } else if (dice < 52) {
                List<Load> batch = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    Load load = happenings.chance(40) ? happenings.newLoad() : happenings.any(loads);
                    if (batch.stream().noneMatch(other -> other.id.equals(load.id))) {
                        batch.add(facts.loads.containsKey(load.id) && happenings.chance(60) ? changed(load) : load);
                    }
                }
                return calculate(batch, "in a batch");
            } else if (dice < 68) {
                approve();
            } else if (dice < 74) {
                pay();
            } else if (dice < 82) {
                reverse();
            } else if (dice < 87) {
                reinstate();
            } else {
                terms(dice);
            }
            return Set.of();
        }

        private Load changed(Load load) {
            switch (random.nextInt(8)) {
                case 7 -> happenings.payment(load);
                case 0, 1 -> happenings.money(load);
                case 2 -> happenings.shares(load);
                case 3, 4 -> happenings.date(load);
                case 5 -> load.cancelled = !load.cancelled;
                default -> load.cancelled = false;
            }
            return load;
        }

        private Set<UUID> calculate(List<Load> loads, String what) {
            loads.forEach(world::put);
            List<UUID> ids = loads.stream().map(load -> load.id).toList();
            loads.forEach(
                    load -> say(load.externalId + " " + what + ": " + (load.delivered ? load.day : "undelivered")
                            + " paid " + load.paid + " " + load.revenue + "-" + load.cost + "/" + load.linehaul
                            + " "
                            + load.reps.stream().map(rep -> facts.people.indexOf(rep.person()) + ":" + rep.share())
                                    .toList()
                            + (load.cancelled ? " cancelled" : "") + (load.account == null ? "" : " " + load.account)));
            in(() -> calculation.ofLoads(ids));
            oracle.calculated(ids);
            return Set.copyOf(ids);
        }

        private void approve() {
            Map<UUID, UUID> chosen = new HashMap<>();
            ledger.rows.values().stream().filter(row -> row.status().equals("PENDING") && happenings.chance(60))
                    .forEach(row -> chosen.put(row.id(), row.person()));
            say("approve " + chosen.size());
            assertEquals(chosen.size(), world.approve(chosen));
        }

        private void pay() {
            if (nextToPay.isBefore(YearMonth.of(2026, 4))) {
                boolean paid = happenings.chance(70);
                say("pay " + nextToPay + (paid ? "" : ", payouts stay open"));
                world.pay(nextToPay, paid);
                nextToPay = nextToPay.plusMonths(1);
            }
        }

        private void reverse() {
            List<Row> candidates = ledger.rows.values().stream()
                    .filter(row -> row.live() && row.type().equals("LOAD_COMMISSION"))
                    .filter(row -> !row.marked() || row.reinstated()).filter(row -> row.parent() == null
                            ? !facts.loads.get(row.load()).heldWhole
                            : !facts.loads.get(row.load()).held.contains(row.person()))
                    .toList();
            if (candidates.isEmpty()) {
                return;
            }
            Row row = happenings.any(candidates);
            Load load = facts.loads.get(row.load());
            say("reverse " + row.status() + " " + load.externalId + " of " + facts.people.indexOf(row.person()) + " "
                    + row.amount() + (row.parent() == null ? " whole" : " part"));
            post(row.id(), "reverse");
            byHand = load.id;
            holds.put(row.id(), row.parent() == null ? null : row.person());
            if (row.parent() == null) {
                load.heldWhole = true;
            } else {
                load.held.add(row.person());
            }
        }

        private void reinstate() {
            if (holds.isEmpty()) {
                return;
            }
            UUID entry = happenings.any(List.copyOf(new TreeSet<>(holds.keySet())));
            UUID person = holds.remove(entry);
            Load load = facts.loads.get(ledger.rows.get(entry).load());
            say("reinstate " + load.externalId + (person == null ? " whole" : " part"));
            post(entry, "reinstate");
            byHand = load.id;
            if (person == null) {
                load.heldWhole = false;
            } else {
                load.held.remove(person);
            }
            oracle.calculated(List.of(load.id));
        }

        private void post(UUID entry, String deed) {
            given().auth().oauth2(TestTokens.of(world.tenant(), "fin", "finance")).contentType("application/json")
                    .body("{\"reason\": \"by hand\"}").post("/api/v1/commission/entries/" + entry + "/" + deed).then()
                    .statusCode(200);
        }

        private void terms(int dice) {
            LocalDate day = happenings.day();
            UUID person = facts.people.get(random.nextInt(3));
            if (dice < 93) {
                UUID plan = happenings.any(List.copyOf(facts.plans.keySet()));
                LocalDate from = happenings.chance(40)
                        ? happenings.any(List.copyOf(facts.plans.get(plan).keySet()))
                        : day;
                Facts.Version old = facts.version(plan, from);
                boolean first = plan.equals(facts.plans.keySet().iterator().next());
                Facts.Version version = happenings.corrected(old)
                        .byDefault(first && old.byDefault() != happenings.chance(30));
                say("plan " + plan + " from " + from + ": " + version);
                world.version(plan, from, version);
                in(() -> recalculation.ofPlan(plan, from));
            } else if (dice < 96) {
                UUID account = happenings.any(facts.accounts);
                Facts.Override override = happenings.chance(30)
                        ? null
                        : happenings.override(true);
                say("override of " + facts.people.indexOf(person) + " for " + account + " from " + day + ": "
                        + override);
                world.override(person, account, day, override);
                in(() -> recalculation.ofCustomer(person, account, day));
            } else if (dice < 98) {
                Facts.Assigned assigned = happenings.assigned(happenings.any(List.copyOf(facts.plans.keySet())));
                say("assign " + facts.people.indexOf(person) + " from " + day + " to " + assigned);
                world.assign(person, day, assigned);
                in(() -> recalculation.ofPeople(List.of(person), day));
            } else if (happenings.chance(50)) {
                UUID account = happenings.any(facts.accounts);
                UUID owner = happenings.chance(15) ? null : happenings.any(facts.people);
                say("owner of " + account + " from " + day + ": " + facts.people.indexOf(owner));
                world.own(account, day, owner);
                in(() -> recalculation.ofAccount(account, day));
            } else {
                LocalDate last = facts.ends.containsKey(person) ? null : day;
                LocalDate from = last == null ? facts.ends.get(person) : last;
                say("end of " + facts.people.indexOf(person) + ": " + last);
                world.end(person, last);
                in(() -> recalculation.ofPeople(List.of(person), from));
            }
            oracle.calculated(facts.loads.keySet().stream().sorted(Comparator.comparing(UUID::toString)).toList());
        }

        /** Running it again posts nothing, whichever loads are named. */
        private void again() {
            List<UUID> all = new ArrayList<>(facts.loads.keySet());
            Calculation.Outcome outcome = in(() -> calculation.ofLoads(all));
            assertEquals(List.of(List.of(), List.of()), List.of(outcome.posted(), outcome.superseded()),
                    "ENT-2 running again posts nothing");
            for (int i = 0; i < 6; i++) {
                YearMonth month = YearMonth.of(2026, 1 + i);
                in(() -> floors.ofMonth(month));
                assertEquals(0, in(() -> floors.ofMonth(month)), "PLAN-9 running a floor again posts nothing");
            }
            look();
            rules.sums(ledger, picture, oracle);
            rules.floors(ledger);
        }

        /** CALC-7 for every new entry. */
        private void recomputed(Ledger before) {
            List<UUID> written = ledger.rows.keySet().stream().filter(id -> !before.rows.containsKey(id)).toList();
            in(() -> sql
                    .query("select entry_id, explanation::text as why from commission_explanations where tenant_id = ?"
                            + " and entry_id = any(?::uuid[])", world.tenant(), written)
                    .list(row -> {
                        Explanation why = Explanations.read(row.text("why"));
                        Row entry = ledger.rows.get(row.uuid("entry_id"));
                        assertEquals(0, world.money(entry.amount()).compareTo(new Recomputation(formula).of(why)),
                                () -> "CALC-7 recomputed from its explanation: " + entry);
                        return written.size();
                    }));
        }

        private <T> T in(java.util.function.Supplier<T> work) {
            return tenantWork.in(world.tenant(), "test", work);
        }

        private void in(Runnable work) {
            tenantWork.run(world.tenant(), "test", work);
        }

        private String rows() {
            return ledger == null ? "" : String.join("\n  ", ledger.rows.values().stream().map(Row::toString).toList());
        }

        private void say(String what) {
            log.add(log.size() + " " + what);
        }
    }
}
