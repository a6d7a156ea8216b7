package io.commission.ledger;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.forecast.ForecastDay;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/** Whoever posts in several steps meets a calculation that takes the ledgers in their order: one waits, none is a deadlock's victim. */
@QuarkusTest
class LedgerOrderTest {
    private static final String ZONE = "America/Chicago";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    TenantWork work;
    @Inject
    EntryBook book;
    @Inject
    ForecastDay day;
    private UUID tenant;
    private Api admin;
    private final List<UUID> people = new ArrayList<>();
    /** Of two people the one whose ledger is locked first. */
    private UUID first;
    private UUID second;

    @BeforeEach
    void twoPeopleInTheOrderOfTheirLocks() {
        clock.set(LocalDate.parse("2026-03-15"), ZONE);
        tenant = given.tenant();
        admin = Api.admin(tenant);
        for (String name : List.of("ann", "bob", "cal", "dan")) {
            people.add(given.person(tenant, name));
        }
        people.sort(Comparator.comparing(LedgerOrderTest::lock));
        first = people.get(0);
        second = people.get(3);
        assertTrue(lock(first) < lock(second), "of four people two have a lock of their own");
        work.run(tenant, "test", day::ensure);
    }

    private static int lock(UUID person) {
        return Math.floorMod(person.hashCode(), 256);
    }

    @Test
    void aDayThatBringsAnotherOwnerAndAnotherTarget() throws Exception {
        String moves = paid(second);
        admin.post("/opportunities/" + moves + "/commissions/reassign", "{'type':'DIRECT_TRANSFER','newRepId':'"
                + first + "','effectiveDate':'2026-03-20','reason':'r'}").statusCode(200);
        paid(first);
        admin.create("/targets", "{'personId':'" + first + "','startDate':'2026-03-20','endDate':'2026-12-31',"
                + "'quota':1200,'commissionRate':10}");
        clock.set(LocalDate.parse("2026-03-20"), ZONE);
        AtomicInteger attempts = new AtomicInteger();
        meets(() -> work.run(tenant, "test", () -> {
            attempts.incrementAndGet();
            day.ensure();
        }));
        assertEquals(1, attempts.get(), "the day");
    }

    @Test
    void aSyncThatMovesAnOwnerAndChangesAnotherDeal() throws Exception {
        name(paid(second), "M");
        name(paid(first), "C");
        meets(() -> admin.post("/deals/sync", "{'deals':[{'externalId':'M','ownerId':'" + people.get(1)
                + "'},{'externalId':'C','amount':2000}]}").statusCode(200).body("changed", equalTo(2)));
    }

    private void name(String deal, String externalId) {
        given.sql(tenant, "update opportunities set external_id = ? where id = ?", externalId, UUID.fromString(deal));
    }

    /** An open deal without a date, with a row that is posted to its owner. */
    private String paid(UUID owner) {
        String deal = admin.create("/deals",
                "{'name':'Deal','openedOn':'2026-01-01','amount':1000,'ownerId':'" + owner + "'}");
        String rows = "/opportunities/" + deal + "/revenue-schedule";
        admin.post(rows + "/" + admin.create(rows, "{'startDate':'2026-02-01','endDate':'2026-02-28',"
                + "'expectedRevenue':3000,'expectedCommission':300}") + "/reconcile", "{}").statusCode(200);
        return deal;
    }

    /** The other one holds the first ledger and asks for the second as soon as the work waits. */
    private void meets(Runnable steps) throws Exception {
        CountDownLatch holds = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> work.run(tenant, "test", () -> {
            attempts.incrementAndGet();
            book.hold(List.of(first));
            holds.countDown();
            waitUntilSomebodyWaits();
            book.hold(List.of(second));
        }));
        assertTrue(holds.await(20, TimeUnit.SECONDS));
        steps.run();
        other.get(20, TimeUnit.SECONDS);
        assertEquals(1, attempts.get(), "the other one");
    }

    private void waitUntilSomebodyWaits() {
        for (int i = 0; i < 400; i++) {
            if (given.count(tenant, "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                    + " and classid::bigint = ?", Integer.toUnsignedLong(tenant.hashCode())) > 0) {
                return;
            }
            pause();
        }
        throw new AssertionError("nobody waits");
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
