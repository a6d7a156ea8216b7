package io.commission.reassignment.run;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.TestTokens;
import io.commission.database.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class BatchTest extends BatchScene {
    @Inject
    BatchQueue queue;
    @Inject
    BatchRun run;
    @Inject
    BatchStreams streams;

    @Test
    void bat1ABatchAppliesEachOpportunityAndSaysWhatItLeftAlone() {
        List<UUID> deals = deals(3, ann);
        given.sql(tenant,
                "update opportunities set status = 'closed_lost', close_date = '2026-05-01' where tenant_id = ? and id = ?",
                tenant, deals.get(1));
        UUID batch = opened(transfer(deals, cal, "2026-07-01"));
        JsonPath view = complete(batch);
        assertEquals(List.of(3, 2, 1, 0), List.of(view.getInt("total"), view.getInt("applied"), view.getInt("skipped"),
                view.getInt("conflicted")));
        get(batch).header("ETag", notNullValue()).body("progress", equalTo(100))
                .body("skippedByReason[0].reason", equalTo("OPPORTUNITY_CLOSED"))
                .body("skippedByReason[0].count", equalTo(1)).body("scope.opportunities", equalTo(3))
                .body("strategy", equalTo("UNIFORM")).body("createdBy", equalTo("ada"))
                .body("executedAt", notNullValue()).body("error", nullValue()).body("remainingSeconds", nullValue())
                .body("rollbackUntil", equalTo("2026-07-01T05:00:00Z")).body("actions", contains("ROLLBACK"));
        api.get(BATCHES + "/" + batch + "/items").statusCode(200)
                .body("items.outcome", contains("APPLIED", "SKIPPED", "APPLIED"))
                .body("items.opportunityId", equalTo(deals.stream().map(UUID::toString).toList()))
                .body("items[1].reason", equalTo("OPPORTUNITY_CLOSED")).body("items[0].changeId", notNullValue());
        api.get(BATCHES + "/" + batch + "/items?outcome=SKIPPED").body("items", hasSize(1));
        assertEquals("HOUSE_REP:cal:60.00 HOUSE:House:40.00", book.structure(deals.get(0), "2026-07-01"));
        assertEquals("HOUSE_REP:ann:60.00 HOUSE:House:40.00", book.structure(deals.get(1), "2026-07-01"));
        assertEquals(1,
                given.count(tenant,
                        """
                                select count(*) from outbox_events where tenant_id = ? and type = 'reassignment.completed' and subject = ?
                                    and data ->> 'applied' = '2'
                                """,
                        tenant, batch.toString()));
    }

    @Test
    void aCallWithScopeStrategyAndReasonGivesTheLinesToHouseNextMonth() {
        List<UUID> deals = deals(1, ann);
        UUID batch = opened("{'scope':{'opportunityIds':[%s]},'strategy':'UNIFORM','reason':'Ann leaves'}"
                .formatted(ids(deals)));
        complete(batch);
        assertEquals("HOUSE:House:100.00", book.structure(deals.get(0), "2026-07-01"));
        assertEquals("HOUSE_REP:ann:60.00 HOUSE:House:40.00", book.structure(deals.get(0), "2026-06-30"));
    }

    @Test
    void scopesThatAreNoneAreRefused() {
        api.post(BATCHES, "{'scope':{},'strategy':'UNIFORM','reason':'x'}").statusCode(422).body("code",
                equalTo("BATCH_SCOPE_INVALID"));
        api.post(BATCHES, transfer(List.of(UUID.randomUUID()), cal, "2026-07-01")).statusCode(422).body("code",
                equalTo("OPPORTUNITY_UNKNOWN"));
        api.post(BATCHES, transfer(deals(1, ann), cal, "2026-07-01").replace("UNIFORM", "AUTO")).statusCode(422)
                .body("code", equalTo("STRATEGY_NOT_FOR_SCOPE"));
        api.as("ray", "rep").post(BATCHES, transfer(deals(1, bob), cal, "2026-07-01")).statusCode(403);
    }

    @Test
    void perm2AManagerReassignsTheOwnTeamAndSeesOwnBatchesAndThoseAboutTheTeam() {
        UUID max = given.person(tenant, "max");
        List<UUID> teams = deals(1, ann);
        List<UUID> others = deals(1, cal);
        api.as("mia", "manager").post(BATCHES, transfer(others, ann, "2026-07-01")).statusCode(422);
        UUID own = UUID.fromString(api.as("mia", "manager").post(BATCHES, transfer(teams, cal, "2026-07-01"))
                .statusCode(202).extract().path("batchId"));
        UUID admins = opened(transfer(others, bob, "2026-07-01"));
        complete(own);
        complete(admins);
        api.as("mia", "manager").get(BATCHES + "/" + own).statusCode(200);
        api.as("mia", "manager").get(BATCHES + "/" + admins).statusCode(404);
        api.as("mia", "manager").get(BATCHES + "/" + admins + "/items").statusCode(404);
        api.as("max", "manager").get(BATCHES + "/" + own).statusCode(404);
        api.as("ann", "rep").get(BATCHES + "/" + own).statusCode(404);
        api.as("fin", "finance").get(BATCHES + "/" + own).statusCode(200).body("actions", hasSize(0));
        api.as("mia", "manager").get(BATCHES + "/list").body("items.id", contains(own.toString()));
        api.as("ann", "rep").get(BATCHES + "/list").statusCode(200).body("items", hasSize(0));
        api.get(BATCHES + "/list?limit=1").body("items.id", contains(admins.toString())).body("nextCursor",
                notNullValue());
        api.get(BATCHES + "/list?createdBy=mia&status=COMPLETE&level=L1").body("items.id", contains(own.toString()));
        api.get(BATCHES + "/list?format=csv").statusCode(200).body(containsString(own.toString()));
        assertTrue(api.request().get("/api" + BATCHES + "/" + UUID.randomUUID()).statusCode() == 404);
        assertEquals(max, given.id(tenant, "select id from people where tenant_id = ? and name = 'max'", tenant));
    }

    @Test
    void perm2AManagersLargeBatchAndQueueStayInTheOwnTeam() {
        given.person(tenant, "max");
        List<UUID> deals = deals(201, ann);
        Api manager = api.as("mia", "manager");
        String all = "{'personId':'%s','effectiveDate':'2026-07-01','reason':'leaves','strategy':%s}";
        String execute = "/reassignment/global-execute";
        manager.post(execute, all.formatted(cal, "'UNIFORM'")).statusCode(404);
        UUID batch = UUID.fromString(manager.post(execute, all.formatted(ann,
                "{'kind':'UNIFORM','change':{'type':'DIRECT_TRANSFER','newRepId':'" + bob + "'}}")).statusCode(202)
                .extract().path("batchId"));
        assertEquals(201, complete(batch).getInt("applied"));
        assertEquals("HOUSE_REP:bob:60.00 HOUSE:House:40.00", book.structure(deals.get(200), "2026-07-01"));
        UUID waiting = UUID.fromString(manager.post(execute, all.formatted(bob, "'MANUAL_QUEUE'")).statusCode(202)
                .extract().path("batchId"));
        until("the queue knows its items", () -> get(waiting).extract().jsonPath().getInt("total") > 0);
        get(waiting).body("total", equalTo(201)).body("status", equalTo("RUNNING"));
        String decisions = "/reassignment/queues/" + waiting + "/decisions";
        String decision = "{'opportunityIds':['" + deals.get(0) + "'],'change':{'type':'HOUSE_ABSORB'}}";
        api.as("max", "manager").post(decisions, decision).statusCode(404);
        api.as("ann", "rep").post(decisions, decision).statusCode(403);
        manager.post(decisions, decision).statusCode(200).body("applied", equalTo(1));
        assertEquals("HOUSE:House:100.00", book.structure(deals.get(0), "2026-07-01"));
        assertEquals("HOUSE_REP:bob:60.00 HOUSE:House:40.00", book.structure(deals.get(1), "2026-07-01"));
    }

    @Test
    void bat1ABatchThatGetsNowhereIsGivenUpAndCanBeRetried() {
        List<UUID> deals = deals(1, ann);
        UUID batch = UUID.randomUUID();
        given.sql(tenant,
                """
                        insert into reassignment_batches (tenant_id, id, level, status, strategy, scope, request, reason, effective_date, created_by,
                            fruitless_claims)
                        values (?, ?, 'L1', 'PENDING', 'UNIFORM', ?::json, ?::json, 'Ann leaves', '2026-07-01', 'ada', 30)
                        """,
                tenant, batch, Api.json("{'opportunityIds':[" + ids(deals) + "]}"), Api.json(
                        "{'change':{'type':'HOUSE_ABSORB','ownerFollows':true,'ownerOnly':false,'endDate':'2026-06-30','effectiveDate':'2026-07-01'}}"));
        run.run(queue.claim(tenant).orElseThrow(), () -> false);
        get(batch).body("status", equalTo("ERROR")).body("error.code", equalTo("BATCH_GIVEN_UP"));
        assertEquals(0, changes(batch));
        assertEquals(1, given.count(tenant,
                "select count(*) from outbox_events where tenant_id = ? and type = 'reassignment.failed'", tenant));
        act(batch, "retry").statusCode(200);
        complete(batch);
        assertEquals("HOUSE:House:100.00", book.structure(deals.get(0), "2026-07-01"));
    }

    @Test
    void rsg8AQueuedBatchChecksWhatWasPreviewedOnceAtItsStart() {
        List<UUID> deals = deals(2, ann);
        UUID batch = opened(request(deals, "{'type':'HOUSE_ABSORB','effectiveDate':'2026-07-01'}",
                ",'stateHash':'gone'"));
        JsonPath view = ended(batch);
        assertEquals("ERROR", view.getString("status"));
        assertEquals("PREVIEW_STALE", view.getString("error.code"));
        assertEquals(0, changes(batch));
        assertEquals(0, given.count(tenant, "select count(*) from reassignment_items where tenant_id = ?", tenant));
        assertEquals(1, given.count(tenant,
                "select count(*) from outbox_events where tenant_id = ? and type = 'reassignment.failed'", tenant));
    }

    @Test
    void bat2ACancelledPendingBatchLeavesNothingDone() throws Exception {
        List<UUID> deals = deals(2, ann);
        UUID first;
        UUID second;
        try (AutoCloseable other = held(deals.get(0))) {
            first = opened(transfer(deals.subList(0, 1), cal, "2026-07-01"));
            until("the first runs", () -> get(first).extract().path("status").equals("RUNNING"));
            second = opened(transfer(deals.subList(1, 2), cal, "2026-07-01"));
            get(second).body("status", equalTo("PENDING")).body("actions", contains("CANCEL"));
            act(second, "cancel").statusCode(200).body("status", equalTo("CANCELLED")).body("applied", equalTo(0));
            act(second, "cancel").statusCode(409).body("code", equalTo("BATCH_ENDED"));
        }
        complete(first);
        assertEquals(0, changes(second));
        act(second, "rollback").statusCode(409).body("code", equalTo("NOTHING_TO_ROLL_BACK"));
        act(second, "retry").statusCode(409).body("code", equalTo("BATCH_NOT_FAILED"));
    }

    @Test
    void bat2ACancelledRunningBatchStopsAtTheNextChunkAndCanBeRolledBack() throws Exception {
        List<UUID> deals = deals(2500, ann);
        String before = book.state();
        UUID batch;
        try (AutoCloseable other = held(deals.get(1500))) {
            batch = opened(transfer(deals, cal, "2026-07-01"));
            until("a chunk is kept", () -> get(batch).extract().<Integer>path("applied") == 1000);
            get(batch).body("progress", equalTo(40)).body("status", equalTo("RUNNING"));
            act(batch, "cancel").statusCode(200).body("status", equalTo("CANCELLED")).body("applied", equalTo(1000));
        }
        UUID next = opened(transfer(deals.subList(2400, 2500), bob, "2026-07-01"));
        complete(next);
        assertEquals(1000, changes(batch));
        api.get(BATCHES + "/" + batch + "/items?outcome=OPEN&limit=1").body("items[0].position", equalTo(1001));
        act(next, "rollback").statusCode(200).body("status", equalTo("COMPLETE"));
        UUID rollback = UUID.fromString(act(batch, "rollback").statusCode(202).extract().path("id"));
        JsonPath view = complete(rollback);
        assertEquals(1000, view.getInt("applied"));
        assertEquals(batch.toString(), view.getString("rollbackOf"));
        assertEquals(before, book.state());
        get(batch).body("rolledBackBy", equalTo(rollback.toString())).body("actions", hasSize(0));
        assertEquals(1, given.count(tenant,
                "select count(*) from outbox_events where tenant_id = ? and type = 'reassignment.rolled_back' and subject = ?",
                tenant, rollback.toString()));
    }

    @Test
    void bat1ARetryAppliesEachOpportunityOnce() {
        List<UUID> deals = deals(1500, ann);
        given.sql(tenant, """
                create function refuse_in_test() returns trigger language plpgsql as $$
                begin raise exception 'no' using errcode = 'check_violation', constraint = 'test_refuses'; end $$
                """);
        given.sql(tenant,
                "create trigger refuse_in_test before insert on opportunity_versions for each row when (new.opportunity_id = '"
                        + deals.get(1200) + "' and new.position > 0) execute function refuse_in_test()");
        UUID batch = opened(transfer(deals, cal, "2026-07-01"));
        JsonPath failed = ended(batch);
        given.sql(tenant, "drop function refuse_in_test cascade");
        assertEquals("ERROR", failed.getString("status"));
        assertEquals(1000, failed.getInt("applied"));
        assertEquals("CONFLICT", failed.getString("error.code"));
        assertEquals(List.of("RETRY", "ROLLBACK"), failed.getList("actions"));
        act(batch, "retry").statusCode(200);
        assertEquals(1500, complete(batch).getInt("applied"));
        assertEquals(1500, given.count(tenant,
                "select count(distinct opportunity_id) from commission_changes where tenant_id = ? and batch_id = ?",
                tenant, batch));
        assertEquals(1500, changes(batch));
        act(batch, "retry").statusCode(409).body("code", equalTo("BATCH_NOT_FAILED"));
    }

    @Test
    void bat1AHolderThatLostItsLeaseWritesNothing() {
        List<UUID> deals = deals(2, ann);
        UUID batch = UUID.randomUUID();
        String change = """
                {"change": {"type": "DIRECT_TRANSFER", "receiverId": "%s", "ownerFollows": true, "ownerOnly": false,
                    "endDate": "2026-06-30", "effectiveDate": "2026-07-01"}}""".formatted(cal);
        given.sql(tenant,
                """
                        insert into reassignment_batches (tenant_id, id, level, status, strategy, scope, request, reason, created_by)
                        values (?, ?, 'L1', 'PENDING', 'UNIFORM', ?::json, ?::json, 'Ann leaves', 'ada')
                        """,
                tenant, batch, "{\"opportunityIds\":[" + ids(deals).replace('\'', '"') + "]}", change);
        Lease lost = queue.claim(tenant).orElseThrow();
        given.sql(tenant,
                "update reassignment_batches set lease_until = now() - interval '1 second' where tenant_id = ?",
                tenant);
        assertTrue(!queue.renew(lost), "an expired lease is not renewed");
        Lease holder = queue.claim(tenant).orElseThrow();
        lengthenLeases();
        run.run(lost, () -> false);
        assertEquals(0, changes(batch));
        assertEquals("RUNNING", get(batch).extract().path("status"));
        run.run(holder, () -> false);
        assertEquals(2, changes(batch));
        complete(batch);
    }

    @Test
    void statementsForAThousandItemsAreTheSameAsForTen() {
        List<UUID> warm = deals(1, bob);
        complete(opened(transfer(warm, cal, "2026-07-01")));
        long few = statements(deals(10, ann));
        long many = statements(deals(1000, mia));
        assertEquals(few, many);
    }

    private long statements(List<UUID> deals) {
        UUID batch = UUID.randomUUID();
        given.sql(tenant,
                """
                        insert into reassignment_batches (tenant_id, id, level, status, strategy, scope, request, reason, created_by)
                        values (?, ?, 'L1', 'PENDING', 'UNIFORM', ?::json, ?::json, 'Ann leaves', 'ada')
                        """,
                tenant, batch, "{\"opportunityIds\":[" + ids(deals).replace('\'', '"') + "]}",
                """
                        {"change": {"type": "DIRECT_TRANSFER", "receiverId": "%s", "ownerFollows": true, "ownerOnly": false,
                            "endDate": "2026-06-30", "effectiveDate": "2026-07-01"}}"""
                        .formatted(cal));
        Lease lease = queue.claim(tenant).orElseThrow();
        lengthenLeases();
        long before = Sql.statements();
        run.run(lease, () -> false);
        long spent = Sql.statements() - before;
        assertEquals(deals.size(), changes(batch));
        return spent;
    }

    @Test
    void liveProgressTellsCountsAndTheEnd() throws Exception {
        List<UUID> deals = deals(1200, ann);
        UUID batch;
        CompletableFuture<List<String>> watched;
        try (AutoCloseable other = held(deals.get(1100))) {
            batch = opened(transfer(deals, cal, "2026-07-01"));
            watched = CompletableFuture.supplyAsync(() -> watch(batch, "ada", "admin"));
            until("a chunk is kept", () -> get(batch).extract().<Integer>path("applied") == 1000);
            pause(1200);
        }
        List<String> lines = watched.get();
        String text = String.join("\n", lines);
        assertTrue(lines.contains("event:progress"), text);
        assertTrue(text.contains("\"applied\":1000"), text);
        assertEquals("event:done", lines.stream().filter(line -> line.startsWith("event:"))
                .reduce((a, b) -> b).orElseThrow(), text);
        assertTrue(text.contains("\"status\":\"COMPLETE\",\"total\":1200,\"applied\":1200"), text);
        assertEquals(List.of("404"), watch(batch, "ann", "rep"));
        until("the places are free again", () -> streams.free() == 100);
    }

    private List<String> watch(UUID batch, String subject, String role) {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api" + BATCHES
                        + "/" + batch + "/events"))
                .header("Authorization", "Bearer " + TestTokens.of(tenant, subject, role))
                .header("Accept", "text/event-stream, application/problem+json").build();
        try {
            HttpResponse<java.util.stream.Stream<String>> response = HttpClient.newHttpClient().send(request,
                    HttpResponse.BodyHandlers.ofLines());
            List<String> lines = response.body().collect(Collectors.toCollection(ArrayList::new));
            return response.statusCode() == 200 ? lines : List.of("" + response.statusCode());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anotherTenantsBatchIsNotThere() {
        UUID batch = opened(transfer(deals(1, ann), cal, "2026-07-01"));
        complete(batch);
        UUID stranger = given.tenant();
        for (String path : List.of("", "/items", "/events")) {
            io.commission.Api.admin(stranger).get(BATCHES + "/" + batch + path).statusCode(404);
        }
        io.commission.Api.admin(stranger).get(BATCHES + "/list").body("items.id", not(hasItem(batch.toString())));
    }
}
