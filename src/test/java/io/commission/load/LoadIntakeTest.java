package io.commission.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.database.Sql;
import io.commission.load.LoadIntake.Effect;
import io.commission.load.LoadIntake.Taken;
import io.commission.posting.Recalculation;
import io.commission.posting.Scenario;
import io.quarkus.test.junit.QuarkusTest;

/** What comes in decides the facts and the ledger, in whatever order it comes (LOAD-3, LOAD-4). */
@QuarkusTest
class LoadIntakeTest {
    private static final Instant NOON = Instant.parse("2026-01-10T18:00:00Z");

    @Inject
    Scenario scenario;
    @Inject
    LoadIntake intake;
    @Inject
    References references;
    @Inject
    Recalculation recalculation;
    @Inject
    Sql sql;

    UUID ann;

    @BeforeEach
    void aRepOnTiers() {
        scenario.begin();
        ann = scenario.person("ann");
        scenario.assign(ann, scenario.tieredPlan());
    }

    @Test
    void calc5FourLoadsInOneIntakeCountInTheOrderOfTheirEvents() {
        List<LoadChange> changes = new ArrayList<>();
        for (int i = 4; i >= 1; i--) {
            changes.add(delivered("L" + i, i, "30000", "ann"));
        }
        assertEquals(List.of(Effect.CREATED, Effect.CREATED, Effect.CREATED, Effect.CREATED), effects(take(changes)));
        assertEquals(List.of("L1 2400.00", "L2 2600.00", "L3 3000.00", "L4 3400.00"), earned());
    }

    @Test
    void load3TheSameAgainChangesNothing() {
        List<LoadChange> changes = List.of(delivered("L1", 1, "30000", "ann"), delivered("L2", 2, "30000", "ann"));
        take(changes);
        String before = everything();
        assertEquals(List.of(Effect.UNCHANGED, Effect.UNCHANGED), effects(take(changes)));
        assertEquals(before, everything());
        assertEquals(List.of(Effect.UNCHANGED), effects(take(List.of(delivered("L1", 9, "30000", "ann")))));
        assertEquals(before, everything());
        assertEquals(List.of(Effect.UNCHANGED), effects(take(List.of(delivered("L1", 5, "99999", "ann")))),
                "older than what said the same last");
    }

    @Test
    void load4AnyOrderAndRepetitionGivesTheSameFactsAndTheSameTotal() {
        long seed = Long.getLong("commission.seed", System.nanoTime());
        System.out.println("LoadIntakeTest seed " + seed);
        Random random = new Random(seed);
        scenario.person("bob");
        List<LoadChange> changes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            changes.add(anyChange(random, i));
        }
        takeInPieces(changes, random);
        List<String> facts = facts();
        String totals = totals();
        for (int round = 0; round < 3; round++) {
            scenario.begin();
            ann = scenario.person("ann");
            scenario.person("bob");
            scenario.assign(ann, scenario.tieredPlan());
            List<LoadChange> shuffled = new ArrayList<>(changes);
            shuffled.addAll(changes.subList(random.nextInt(30), 40));
            Collections.shuffle(shuffled, random);
            takeInPieces(shuffled, random);
            assertEquals(facts, facts(), "seed " + seed);
            assertEquals(totals, totals(), "seed " + seed);
        }
    }

    @Test
    void plan7ALoadOfAnUnknownRepWaitsAndIsCalculatedWhenThePersonAppears() {
        take(List.of(delivered("L1", 1, "1000", "bob")));
        assertEquals(List.of("REP_UNKNOWN OPEN"), exceptions());
        assertEquals(List.of(), earned());
        scenario.assign(scenario.person("bob"), scenario.tieredPlan());
        resolve();
        assertEquals(List.of("REP_UNKNOWN RESOLVED"), exceptions());
        assertEquals(1, earned().size());
    }

    @Test
    void load2ALoadWithoutRepsGoesToTheOwnerOfAnAccountThatAppearsLater() {
        take(List.of(new LoadChange("L1", delivered("L1", 1, "1000").facts().customerId("ACME"))));
        assertEquals(List.of("NO_REP OPEN"), exceptions());
        UUID account = scenario.account("ACME");
        scenario.write("""
                insert into account_owners (tenant_id, id, account_id, owner_id, effective_from)
                values (?, gen_random_uuid(), ?, ?, '2020-01-01')""", scenario.tenant, account, ann);
        resolve();
        assertEquals(List.of("NO_REP RESOLVED"), exceptions());
        assertEquals(List.of("L1 80.00"), earned());
    }

    @Test
    void aPersonNamedByIdAndByExternalIdIsNotCountedTwice() {
        take(List.of(delivered("L1", 1, "1000", "ann", ann.toString())));
        assertEquals(List.of("REP_UNKNOWN OPEN"), exceptions());
        take(List.of(delivered("L2", 2, "1000", ann.toString())));
        assertEquals(List.of("L2 80.00"), earned());
    }

    @Test
    void calc6ParallelIntakesOfTheSameLoadsDoNotDeadlockAndLoseNothing() throws Exception {
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Callable<Object>> work = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Random random = new Random(t);
            work.add(() -> {
                for (int round = 0; round < 5; round++) {
                    List<LoadChange> changes = new ArrayList<>();
                    for (int i = 0; i < 20 + round * 10; i++) {
                        int load = random.nextInt(40);
                        changes.add(delivered("L" + load, 1, "30000", "ann"));
                    }
                    take(changes);
                }
                return null;
            });
        }
        for (Future<Object> done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();
        int loads = scenario.in(() -> sql.query("select count(*)::integer from loads where tenant_id = ?",
                scenario.tenant).one(row -> row.integer(1)));
        BigDecimal measure = new BigDecimal(30_000).multiply(new BigDecimal(loads));
        BigDecimal due = new BigDecimal("9000.00")
                .add(measure.subtract(new BigDecimal(100_000)).multiply(new BigDecimal("0.12"))).setScale(2);
        assertEquals(due.toPlainString(), scenario.in(() -> sql.query("""
                select round(sum(amount), 2)::text from commission_entries
                where tenant_id = ? and status <> 'REVERSED'""", scenario.tenant).one(row -> row.text(1))));
    }

    @Test
    void statementsPerThousandLoadsAreConstant() {
        take(many(0, 10));
        long few = statements(() -> take(many(10, 100)));
        long many = statements(() -> take(many(110, 1_000)));
        assertTrue(many <= few + 2, "100 loads took " + few + " statements, 1,000 took " + many);
        assertTrue(many < 60, "1,000 loads took " + many + " statements");
    }

    private List<LoadChange> many(int from, int count) {
        List<LoadChange> changes = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            changes.add(delivered("L" + i, i + 1, "100", "ann"));
        }
        return changes;
    }

    private static long statements(Supplier<?> work) {
        long before = Sql.statements();
        work.get();
        return Sql.statements() - before;
    }

    private LoadChange anyChange(Random random, int i) {
        String load = "L" + random.nextInt(6);
        FactsChange facts = FactsChange
                .at(new EventMark(NOON.plus(random.nextInt(20), ChronoUnit.SECONDS), "e" + (i + 100)));
        switch (random.nextInt(6)) {
            case 0 -> facts.cancelled(random.nextBoolean());
            case 1 -> facts.revenue(random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(7_000_000), 2));
            case 2 -> facts.reps(random.nextBoolean()
                    ? List.of(new LoadRep("ann", null, true))
                    : List.of(new LoadRep("ann", new BigDecimal("66.6667"), true),
                            new LoadRep("bob", new BigDecimal("33.3333"), false)));
            case 3 -> facts.deliveredAt(NOON.plus(random.nextInt(10), ChronoUnit.DAYS)).cancelled(false);
            case 4 -> facts.invoiced(true).invoicePaidAt(NOON.plus(20, ChronoUnit.DAYS));
            default -> facts.deliveredAt(NOON.plus(random.nextInt(10), ChronoUnit.DAYS))
                    .revenue(BigDecimal.valueOf(random.nextInt(7_000_000), 2)).carrierCost(BigDecimal.ONE)
                    .reps(List.of(new LoadRep("ann", null, false)));
        }
        return new LoadChange(load, facts);
    }

    private void takeInPieces(List<LoadChange> changes, Random random) {
        for (int from = 0; from < changes.size();) {
            int to = Math.min(changes.size(), from + 1 + random.nextInt(9));
            take(changes.subList(from, to));
            from = to;
        }
    }

    private static LoadChange delivered(String load, int second, String revenue, String... reps) {
        List<LoadRep> named = new ArrayList<>();
        for (String rep : reps) {
            named.add(new LoadRep(rep, null, named.isEmpty()));
        }
        return new LoadChange(load, FactsChange.at(new EventMark(NOON.plusSeconds(second), "e" + second))
                .deliveredAt(NOON).revenue(new BigDecimal(revenue)).reps(named));
    }

    private List<Taken> take(List<LoadChange> changes) {
        return scenario.in(() -> intake.take(changes));
    }

    private void resolve() {
        scenario.in(() -> {
            references.resolve();
            recalculation.ofWaiting();
            return null;
        });
    }

    private static List<Effect> effects(List<Taken> taken) {
        return taken.stream().map(Taken::effect).toList();
    }

    private List<String> earned() {
        return texts("""
                select l.external_id || ' ' || round(e.amount, 2) from commission_entries e
                join loads l on l.tenant_id = e.tenant_id and l.id = e.load_id
                where e.tenant_id = ? and e.status <> 'REVERSED' order by 1""");
    }

    private List<String> exceptions() {
        return texts("select code || ' ' || status from commission_exceptions where tenant_id = ? order by 1");
    }

    private List<String> facts() {
        return texts("""
                select concat_ws('|', l.external_id, customer_reference, order_id, revenue, carrier_cost, linehaul,
                    delivered_at, invoiced, invoice_paid_at, cancelled, decided_by,
                    (select string_agg(rep_reference || coalesce(share, 0), ',' order by position) from load_reps r
                        where r.tenant_id = l.tenant_id and r.load_id = l.id))
                from loads l where l.tenant_id = ? order by l.external_id""");
    }

    private String totals() {
        return texts("""
                select concat_ws(' ', round(revenue, 2), round(margin, 2), loads, round(commission, 2)) from tier_counts
                where tenant_id = ? and loads <> 0 order by period_start""").toString()
                + texts("""
                        select round(coalesce(sum(amount), 0), 2)::text from commission_entries
                        where tenant_id = ? and status <> 'REVERSED'""");
    }

    private String everything() {
        return texts("select id || version::text from loads where tenant_id = ? order by 1").toString()
                + texts("select id || status from commission_entries where tenant_id = ? order by 1");
    }

    private List<String> texts(String query) {
        return scenario.in(() -> sql.query(query, scenario.tenant).list(row -> row.text(1)));
    }
}
