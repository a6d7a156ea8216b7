package io.commission.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.commission.database.Sql;
import io.commission.posting.Facts.Load;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/** CALC-6: concurrent calculations for one person and period lose and double nothing, and never choose a deadlock's victim. */
@QuarkusTest
class ParallelCalculationTest {

    private static final int THREADS = 8;

    @Inject
    World world;
    @Inject
    TenantWork tenantWork;
    @Inject
    Sql sql;
    @Inject
    Calculation calculation;
    @Inject
    PeriodFloors floors;

    private final AtomicInteger wanted = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void calc6ManyLoadsOfOnePersonAndMonthEachCalculatedTwice() throws Exception {
        Happenings happenings = begin(false, 1);
        List<Load> loads = loads(happenings, 48);
        inParallel(thread -> {
            for (int i = 0; i < loads.size(); i++) {
                if (i % THREADS == thread || (i + 1) % THREADS == thread) {
                    calculate(List.of(loads.get(i).id));
                }
            }
        });
        everythingAddsUp();
    }

    @Test
    void calc6SplitLoadsInSeveralCountsWithChangesAndApprovalsAmongThem() throws Exception {
        Happenings happenings = begin(true, 4);
        List<Load> loads = loads(happenings, 40);
        inParallel(thread -> {
            if (thread == 0) {
                for (int i = 0; i < 12; i++) {
                    approve();
                }
                return;
            }
            for (int round = 0; round < 3; round++) {
                for (int i = thread; i < loads.size(); i += 2 * THREADS) {
                    Load load = loads.get(i);
                    List<UUID> ids = new ArrayList<>(List.of(load.id, loads.get((i * 7 + thread) % loads.size()).id));
                    Collections.rotate(ids, round);
                    if (round > 0 && (i - thread) % (2 * THREADS) == 0) {
                        synchronized (world) {
                            happenings.money(load);
                            happenings.shares(load);
                            world.put(load);
                        }
                    }
                    calculate(ids);
                }
            }
        });
        // Facts that were changed while their load was read by others are calculated by their own thread; the rest once more.
        calculate(loads.stream().map(load -> load.id).toList());
        everythingAddsUp();
    }

    private Happenings begin(boolean creditThenRate, int people) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("ParallelCalculationTest -Dseed=" + seed);
        Happenings happenings = new Happenings(new Random(seed), world);
        happenings.floors = people > 1;
        world.begin("USD", 2, creditThenRate, false, true);
        for (int i = 0; i < people; i++) {
            world.assign(world.person("rep" + i), LocalDate.of(2020, 1, 1),
                    new Facts.Assigned(world.plan(happenings.version(true)), null));
        }
        world.account("acme");
        return happenings;
    }

    private List<Load> loads(Happenings happenings, int count) {
        List<Load> loads = IntStream.range(0, count).mapToObj(i -> happenings.newLoad()).toList();
        loads.forEach(load -> load.day = LocalDate.of(2026, 1, 1 + loads.indexOf(load) % 31));
        loads.forEach(world::put);
        return loads;
    }

    private void calculate(List<UUID> loads) {
        wanted.incrementAndGet();
        tenantWork.run(world.tenant(), "test", () -> {
            attempts.incrementAndGet();
            calculation.ofLoads(loads);
        });
    }

    private void approve() {
        Map<UUID, UUID> pending = new HashMap<>();
        tenantWork.run(world.tenant(), "test", () -> sql
                .query("select id, person_id from commission_entries where tenant_id = ? and status = 'PENDING' limit 20",
                        world.tenant())
                .list(row -> pending.put(row.uuid(1), row.uuid(2))));
        world.approve(pending);
    }

    private void everythingAddsUp() {
        for (int i = 0; i < 6; i++) {
            YearMonth month = YearMonth.of(2026, 1 + i);
            tenantWork.run(world.tenant(), "test", () -> floors.ofMonth(month));
        }
        Ledger ledger = tenantWork.in(world.tenant(), "test", () -> Ledger.read(sql, world.tenant(), 2));
        Oracle oracle = new Oracle(world.facts);
        ledger.numbers.forEach((key, numbers) -> {
            assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(),
                    numbers.values().stream().sorted().toList(), "LOAD-4 numbers without gap or double");
            oracle.numbers.put(key, numbers);
        });
        LedgerRules rules = new LedgerRules(world.facts);
        rules.sums(ledger, oracle.picture(), oracle);
        rules.floors(ledger);
        assertEquals(wanted.get(), attempts.get(), "nothing had to be run again after a deadlock");
    }

    private interface Work {
        void run(int thread);
    }

    private static void inParallel(Work work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(THREADS);
        List<Future<Void>> done = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            done.add(threads.submit((Callable<Void>) () -> {
                start.countDown();
                start.await();
                work.run(thread);
                return null;
            }));
        }
        threads.shutdown();
        for (Future<Void> one : done) {
            one.get();
        }
    }
}
