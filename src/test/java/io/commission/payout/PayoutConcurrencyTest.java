package io.commission.payout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.ledger.EntryType;
import io.quarkus.test.junit.QuarkusTest;

/** Real threads against PostgreSQL: whatever happens at once, nobody is paid twice and nothing is lost. */
@QuarkusTest
class PayoutConcurrencyTest {

    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    @Inject
    PayoutScene scene;
    @Inject
    PayoutRun run;

    @BeforeEach
    void aTenant() {
        scene.in("USD", "America/Chicago");
        scene.on("2026-02-02");
    }

    @AfterEach
    void nothingIsPaidTwice() {
        assertTrue(scene.balancesAgree());
        assertEquals(0, scene.count("""
                select count(*) from (select 1 from commission_payouts where status <> 'VOID'
                    group by person_id, month having count(*) > 1) as twice"""));
        assertEquals(0, scene
                .count("""
                        select count(*) from commission_payouts p where status not in ('VOID', 'STOPPED') and gross + adjustments
                            <> (select coalesce(sum(amount), 0) from commission_entries e
                                where e.payout_id = p.id and e.type not in ('DRAW', 'DRAW_RECOVERY'))"""));
        assertEquals(0, scene.count("select count(*) from commission_payouts where status = 'STOPPED'"));
    }

    @Test
    void pay2_manyRunsAtOnceMakeEachPayoutOnce() throws Exception {
        int people = 40;
        for (int i = 0; i < people; i++) {
            UUID person = scene.person("p" + i);
            scene.bonus(person, "10." + (10 + i), "2026-01");
            if (i % 3 == 0) {
                scene.draw(person, "25", i % 2 == 0);
            }
        }
        List<RunReport> reports = atOnce(8, i -> () -> run.of(scene.tenant, "replica" + i,
                new PayoutRun.Order(JANUARY, null, false)));
        assertEquals(people, reports.stream().mapToInt(report -> report.counts().created()).sum());
        assertEquals(people, scene.count("select count(*) from commission_payouts"));
        assertEquals(people, scene.count("select count(distinct number) from commission_payouts"));
        assertEquals(people, scene.count("select last from payout_numbers"));
        assertEquals(people, scene.count("select count(*) from outbox_events where type = 'payout.generated'"));
    }

    @Test
    void perm3_manyApprovalsAtOnceApproveOnce() throws Exception {
        UUID ray = scene.person("ray");
        scene.bonus(ray, "10000.01", "2026-01");
        scene.run("2026-01");
        String id = scene.idOf(ray, "2026-01");
        List<Integer> statuses = atOnce(16,
                i -> () -> scene.approvePayout(scene.as("approver" + i, "finance"), id).statusCode());
        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses.toString());
        assertEquals(15, statuses.stream().filter(status -> status == 409).count(), statuses.toString());
        assertEquals(1, scene.count("select count(*) from outbox_events where type = 'payout.approved'"));
    }

    @Test
    void pay5_manyProcessingsAtOncePayOnce() throws Exception {
        UUID ray = scene.person("ray");
        scene.bonus(ray, "100.01", "2026-01");
        scene.run("2026-01");
        String id = scene.idOf(ray, "2026-01");
        List<Integer> statuses = atOnce(8, i -> () -> scene.process(id).statusCode());
        assertTrue(statuses.contains(200) && statuses.stream().allMatch(status -> status == 200 || status == 409),
                statuses.toString());
        assertEquals(1, scene.count("select count(*) from payments"));
        assertEquals(1, scene.count("select count(*) from payment_files"));
        assertEquals(1, scene.count("select count(*) from outbox_events where type = 'payout.paid'"));
    }

    @Test
    void pay4_runsAgainstVoidsAndPayments() throws Exception {
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            UUID person = scene.person("p" + i);
            people.add(person);
            scene.bonus(person, "50.0" + i, "2026-01");
            scene.draw(person, "70", true);
        }
        scene.run("2026-01");
        atOnce(9, i -> () -> {
            for (int turn = 0; turn < 6; turn++) {
                if (i % 3 == 0) {
                    run.of(scene.tenant, "runner" + i, new PayoutRun.Order(JANUARY, null, false));
                } else {
                    UUID id = scene.given.value(scene.tenant,
                            "select id from commission_payouts where person_id = ? and status <> 'VOID'",
                            people.get((turn + i) % (i % 3 == 1 ? 6 : 2)));
                    if (id != null) {
                        int status = i % 3 == 1
                                ? scene.makeVoid(id.toString()).statusCode()
                                : scene.process(id.toString()).statusCode();
                        assertTrue(status == 200 || status == 409, "status " + status);
                    }
                }
            }
            return null;
        });
        run.of(scene.tenant, "last", new PayoutRun.Order(JANUARY, null, false));
        assertEquals(6, scene.count("select count(*) from commission_payouts where status <> 'VOID'"));
        assertEquals(scene.count("select count(*) from commission_payouts where status = 'PAID'"),
                scene.count("select count(*) from payments"));
        assertEquals(0, scene.count(
                "select count(*) from payments y join commission_payouts p on p.number = y.payout_number where p.status <> 'PAID'"));
    }

    @Test
    void time6_entriesPostedWhileARunWorksAreInOnePayoutOrFree() throws Exception {
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            people.add(scene.person("p" + i));
            scene.bonus(people.get(i), "1.11", "2026-01");
        }
        atOnce(6, i -> () -> {
            for (int turn = 0; turn < 8; turn++) {
                if (i < 2) {
                    run.of(scene.tenant, "runner" + i, new PayoutRun.Order(JANUARY, null, false));
                } else {
                    scene.approved(people.get((i + turn) % 10), turn % 2 == 0 ? EntryType.BONUS : EntryType.ADJUSTMENT,
                            "0.0" + (turn + 1), "2026-01");
                }
            }
            return null;
        });
        assertEquals(10, scene.count("select count(*) from commission_payouts"));
        scene.on("2026-03-02");
        run.of(scene.tenant, "next", new PayoutRun.Order(YearMonth.of(2026, 2), null, false));
        assertEquals(0, scene.count("select count(*) from commission_entries where payout_id is null"));
        assertEquals(0, scene.count("""
                select count(*) from (select (select sum(amount) from commission_entries)
                    - (select sum(net) from commission_payouts)) as d (difference) where difference <> 0"""));
    }

    private interface Task<T> {
        Callable<T> of(int thread);
    }

    private static <T> List<T> atOnce(int threads, Task<T> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<T> work = task.of(i);
                futures.add(pool.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
