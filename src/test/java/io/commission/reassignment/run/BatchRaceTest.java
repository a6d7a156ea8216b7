package io.commission.reassignment.run;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** What happens at the same time, with real threads: one winner, nothing lost, and the loser is told. */
@QuarkusTest
class BatchRaceTest extends BatchScene {
    @Inject
    BatchQueue queue;
    @Inject
    BatchRun run;

    @SafeVarargs
    private static <T> List<T> together(Callable<? extends T>... works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.length);
        ExecutorService threads = Executors.newFixedThreadPool(works.length);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<? extends T> work : works) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private Response call(UUID batch, String action) {
        return api.request().post("/api" + BATCHES + "/" + batch + "/" + action);
    }

    /** Two workers of one tenant, as two replicas are: a batch each, in opposite orders of opening. */
    @Test
    void rsg7OfTwoBatchesOverTheSameOpportunitiesTheSecondSeesTheFirstsResult() throws Exception {
        List<UUID> deals = deals(300, ann);
        UUID[] batches = {waiting(deals, bob), waiting(deals, cal)};
        Lease first = queue.claim(tenant).orElseThrow();
        // Another replica's claim.
        given.sql(tenant, "update reassignment_batches set lease_holder = 'another' where tenant_id = ?", tenant);
        Lease second = queue.claim(tenant).orElseThrow();
        lengthenLeases();
        together(() -> work(first), () -> work(second));
        JsonPath one = complete(batches[0]);
        JsonPath two = complete(batches[1]);
        assertEquals(300, one.getInt("applied") + two.getInt("applied"));
        assertEquals(300, one.getInt("skipped") + two.getInt("skipped"));
        assertTrue(one.getInt("applied") == 300 || two.getInt("applied") == 300, "one chunk came first");
        JsonPath loser = one.getInt("applied") == 300 ? two : one;
        assertEquals("NO_LINE", loser.getString("skippedByReason[0].reason"));
        for (UUID deal : deals.subList(0, 5)) {
            assertEquals(1, changesOf(deal));
        }
        api.get("/commission-changes/verification").body("intact", equalTo(true));
    }

    private boolean work(Lease lease) {
        run.run(lease, () -> false);
        return true;
    }

    private UUID waiting(List<UUID> deals, UUID to) {
        UUID batch = UUID.randomUUID();
        given.sql(tenant,
                """
                        insert into reassignment_batches (tenant_id, id, level, status, strategy, scope, request, reason, created_by)
                        values (?, ?, 'L1', 'PENDING', 'UNIFORM', ?::json, ?::json, 'Ann leaves', 'ada')
                        """,
                tenant, batch, "{\"opportunityIds\":[" + ids(deals).replace('\'', '"') + "]}",
                """
                        {"change": {"type": "DIRECT_TRANSFER", "departingId": "%s", "receiverId": "%s", "ownerFollows": true, "ownerOnly": false,
                            "endDate": "2026-06-30", "effectiveDate": "2026-07-01"}}"""
                        .formatted(ann, to));
        return batch;
    }

    @Test
    void rsg7ABatchAgainstAChangeOfLevel1() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID deal = book.deal(ann, "HOUSE_REP:" + ann + ":60");
            String change = "{'type':'DIRECT_TRANSFER','departingRepId':'%s','newRepId':'%s','effectiveDate':'2026-07-01'%s}";
            List<Object> results = together(
                    () -> complete(opened(request(List.of(deal), change.formatted(ann, bob, ""), ""))),
                    () -> api.post("/opportunities/" + deal + "/commissions/reassign",
                            change.formatted(ann, cal, ",'reason':'Ann leaves'")).extract().response());
            boolean batchWon = ((JsonPath) results.get(0)).getInt("applied") == 1;
            Response single = (Response) results.get(1);
            assertEquals(batchWon ? 422 : 200, single.statusCode(), single.asString());
            if (batchWon) {
                assertEquals("NO_LINE", single.path("code"));
            }
            assertEquals(1, changesOf(deal));
            assertEquals("HOUSE_REP:" + (batchWon ? "bob" : "cal") + ":60.00 HOUSE:House:40.00",
                    book.structure(deal, "2026-07-01"));
        }
    }

    @Test
    void bat3OfTwoRollbacksOneWinsAndTheOtherIsTold() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID deal = book.deal(ann, "HOUSE_REP:" + ann + ":60");
            String before = book.state();
            UUID batch = opened(transfer(List.of(deal), cal, "2026-07-01"));
            complete(batch);
            List<Response> answers = together(() -> call(batch, "rollback"), () -> call(batch, "rollback"));
            Response won = answers.get(0).statusCode() == 200 ? answers.get(0) : answers.get(1);
            Response lost = won == answers.get(0) ? answers.get(1) : answers.get(0);
            assertEquals(200, won.statusCode());
            assertEquals(409, lost.statusCode());
            assertEquals("ROLLED_BACK_ALREADY", lost.path("code"));
            assertEquals(before, book.state());
            assertEquals(2, changesOf(deal));
        }
    }

    @Test
    void bat2CancellingAgainstCompleting() throws Exception {
        int cancelled = 0;
        for (int round = 0; round < 20; round++) {
            UUID deal = book.deal(ann, "HOUSE_REP:" + ann + ":60");
            UUID batch = opened(transfer(List.of(deal), cal, "2026-07-01"));
            pause(round * 3);
            Response answer = call(batch, "cancel");
            JsonPath view = ended(batch);
            pause(50);
            if (answer.statusCode() == 200) {
                cancelled++;
                assertEquals("CANCELLED", get(batch).extract().path("status"));
            } else {
                assertEquals(409, answer.statusCode());
                assertEquals("BATCH_ENDED", answer.path("code"));
                assertEquals("COMPLETE", view.getString("status"));
            }
            assertEquals(view.getInt("applied"), changesOf(deal));
            assertEquals(1, given.count(tenant, """
                    select count(*) from outbox_events where tenant_id = ? and subject = ?
                        and type in ('reassignment.completed', 'reassignment.cancelled')
                    """, tenant, batch.toString()));
        }
        System.out.println("BatchRaceTest: " + cancelled + " of 20 were cancelled before their end");
    }
}
