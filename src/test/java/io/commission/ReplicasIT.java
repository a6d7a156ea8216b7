package io.commission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Three, then two processes of the packaged service on one database: what is scheduled, what is shared, and what a new version costs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {
    private static final Map<String, String> SETTINGS = Map.of(
            "COMMISSION_PAYOUTS_TICK", "1s", "COMMISSION_PAYOUTS_TICK_DELAY", "1s",
            "COMMISSION_BATCHES_WORKERS", "1", "COMMISSION_BATCHES_CHUNK", "50",
            "QUARKUS_SHUTDOWN_DELAY", "4S");
    private static final String MEMORY = "-Xmx320m";
    private static final int PEOPLE = 200;

    private static PackagedService first;
    private static final List<PackagedService> replicas = new ArrayList<>();
    private static Given given;

    @BeforeAll
    static void start() throws Exception {
        first = PackagedService.start(SETTINGS, MEMORY);
        replicas.add(first);
        replicas.add(first.replica(MEMORY));
        replicas.add(first.replica(MEMORY));
        given = first.given();
    }

    @AfterAll
    static void stop() throws Exception {
        for (PackagedService replica : replicas) {
            if (replica != first) {
                replica.close();
            }
        }
        first.close();
    }

    /** PAY-7, PAY-2: each of three replicas finds the month due at about the same time. */
    @Test
    @Order(1)
    void aScheduledRunHappensOnce() throws Exception {
        UUID tenant = given.tenant();
        given.sql(tenant, """
                insert into people (tenant_id, id, name, hire_date)
                select ?, time_ordered_uuid(), 'Rep ' || n, '2020-01-01' from generate_series(1, ?) n""", tenant,
                PEOPLE);
        String month = given.value(tenant, "select to_char(now() at time zone 'America/Chicago' - interval '1 month',"
                + " 'YYYY-MM')");
        approvedBonuses(tenant, month);
        // As if it had been opened long ago: so far the generation day was before its time.
        given.sql(tenant, "update tenants set created_at = now() - interval '90 days' where tenant_id = ?", tenant);
        until("the month is paid", () -> given.value(tenant,
                "select 1 from closed_months where tenant_id = ? and completed_at is not null", tenant) != null);
        Thread.sleep(2000);
        assertEquals(PEOPLE,
                given.count(tenant, "select count(*) from commission_payouts where tenant_id = ?", tenant));
        assertEquals(PEOPLE, given.count(tenant,
                "select count(distinct person_id) from commission_payouts where tenant_id = ?", tenant));
        assertEquals("1 " + PEOPLE + " " + PEOPLE,
                given.value(tenant,
                        """
                                select min(right(number, 6)::integer) || ' ' || max(right(number, 6)::integer) || ' ' || count(distinct number)
                                from commission_payouts where tenant_id = ?""",
                        tenant),
                "numbers without a gap");
        assertEquals(0, given.count(tenant, "select count(*) from commission_entries where tenant_id = ?"
                + " and payout_id is null", tenant));
        assertEquals(1, given.count(tenant, "select count(*) from closed_months where tenant_id = ?", tenant));
        assertEquals(PEOPLE, given.count(tenant,
                "select count(*) from outbox_events where type = 'payout.generated' and tenant_id = ?", tenant));
        long took = replicas.stream().filter(replica -> runs(replica) > 0).count();
        System.out.printf("ReplicasIT: %d payouts once, runs by %d of 3 replicas%n", PEOPLE, took);
        assertTrue(took >= 1, "nobody ran");
    }

    @Test
    @Order(2)
    void batchesAreShared() throws Exception {
        List<LargeBatch> batches = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            batches.add(LargeBatch.open(replicas.get(i % 2), given.tenant(), 1500));
        }
        Set<Long> holders = new HashSet<>();
        until("all have ended", () -> {
            batches.forEach(batch -> holders.add(batch.holder()));
            return batches.stream().allMatch(LargeBatch::ended);
        });
        holders.remove(0L);
        System.out.printf("ReplicasIT: six batches shared by processes %s%n", holders);
        assertTrue(holders.size() >= 2, () -> "worked on by " + holders);
        for (LargeBatch batch : batches) {
            batch.assertEachOnce(first);
        }
    }

    /** Readiness falls first, then the process drains: nobody's call fails, and the batch goes on elsewhere. */
    @Test
    @Order(3)
    void aRollingRestartLosesNothing() throws Exception {
        replicas.remove(2).close();
        UUID tenant = given.tenant();
        UUID ray = given.person(tenant, "ray");
        try (RollingLoad load = RollingLoad.start(tenant, ray, replicas)) {
            Thread.sleep(2000);
            LargeBatch batch = LargeBatch.open(replicas.get(0), given.tenant(), 20_000);
            until("the batch is under way", () -> batch.number("done_position") > 0);
            Set<Long> holders = new HashSet<>(Set.of(batch.holder()));
            boolean interrupted = false;
            for (PackagedService old : List.copyOf(replicas)) {
                long began = System.nanoTime();
                assertTrue(old.terminate(), "ends by itself");
                interrupted |= !batch.ended();
                holders.add(batch.holder());
                System.out.printf("ReplicasIT: process %d ended after %.1f s, batch at %d of 20000%n", old.pid(),
                        (System.nanoTime() - began) / 1e9, batch.number("done_position"));
                replicas.remove(old);
                PackagedService fresh = first.replica(MEMORY);
                replicas.add(fresh);
                load.add(fresh);
                Thread.sleep(3000);
            }
            until("the batch has ended", batch::ended);
            List<String> failures = load.end();
            System.out.printf("ReplicasIT: %d calls, %d of them entries, by process %s; %d failed; batch by %s%n",
                    load.calls(), load.written(), load.served(), failures.size(), holders);
            assertEquals(List.of(), failures);
            assertTrue(interrupted, "the batch is too fast for this test");
            assertEquals(4, load.served().size(), "every process served");
            assertEquals(load.written(), given.count(tenant, "select count(*) from commission_entries"
                    + " where tenant_id = ? and type = 'BONUS'", tenant));
            assertEquals(load.written(), given.count(tenant, "select count(distinct id) from commission_entries"
                    + " where tenant_id = ? and amount = 1", tenant));
            batch.assertEachOnce(replicas.get(0));
        }
    }

    /** A call that is still at work when readiness has fallen and the delay is over. */
    @Test
    @Order(4)
    void whatIsInFlightIsAnswered() throws Exception {
        UUID tenant = given.tenant();
        PackagedService leaving = first.replica(MEMORY);
        try (Connection held = first.database().getDatabase("postgres", "commission").getConnection()) {
            held.setAutoCommit(false);
            held.createStatement().execute("lock table teams in access exclusive mode");
            CompletableFuture<HttpResponse<String>> answer = leaving.sendAsync(HttpRequest
                    .newBuilder(leaving.at("/api/teams"))
                    .header("Authorization", "Bearer " + TestTokens.of(tenant, "ada", "admin")).build());
            until("it waits in the database", () -> given.count(tenant,
                    "select count(*) from pg_locks where not granted and relation = 'teams'::regclass") > 0);
            CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(leaving::terminate);
            Thread.sleep(7000);
            assertTrue(leaving.isRunning(), "it waits for the call");
            held.commit();
            assertEquals(200, answer.get(10, TimeUnit.SECONDS).statusCode());
            assertTrue(ended.get(30, TimeUnit.SECONDS));
        }
    }

    private static void approvedBonuses(UUID tenant, String month) throws Exception {
        String people = given.value(tenant,
                "select string_agg(id::text, ' ') from people where tenant_id = ? and kind = 'PERSON'", tenant);
        for (String person : people.split(" ")) {
            post(tenant, "finn", "/api/v1/commission/entries", "{\"personId\": \"" + person
                    + "\", \"type\": \"BONUS\", \"amount\": 10.00, \"earnedMonth\": \"" + month
                    + "\", \"reason\": \"good work\"}", 201);
        }
        post(tenant, "ada", "/api/v1/commission/entries/approve", "{\"month\": \"" + month + "\"}", 200);
    }

    private static void post(UUID tenant, String subject, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = first.send(HttpRequest.newBuilder(first.at(path))
                .header("Authorization", "Bearer " + TestTokens.of(tenant, subject, "admin"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build());
        assertEquals(status, answer.statusCode(), answer.body());
    }

    /** How often the replica made a run. */
    private static long runs(PackagedService replica) {
        try {
            Matcher count = Pattern.compile("commission_payout_run_seconds_count\\S* ([0-9.]+)").matcher(replica
                    .send(HttpRequest.newBuilder(replica.at("/q/metrics")).build()).body());
            return count.find() ? (long) Double.parseDouble(count.group(1)) : 0;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(String what, BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (System.nanoTime() < end) {
            if (reached.getAsBoolean()) {
                return;
            }
            Thread.sleep(50);
        }
        fail("not within two minutes: " + what);
    }
}
