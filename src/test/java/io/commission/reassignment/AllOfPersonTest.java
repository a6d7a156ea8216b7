package io.commission.reassignment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.database.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Level 3 (section 9): all that a person holds, by a strategy. */
@QuarkusTest
class AllOfPersonTest {
    @Inject
    Given given;
    @Inject
    TestClock clock;

    UUID tenant;
    UUID mia;
    UUID ann;
    UUID bob;
    UUID cal;
    UUID team;
    Book book;
    Api api;

    @BeforeEach
    void open() {
        clock.set(LocalDate.parse("2026-06-10"), "America/Chicago");
        tenant = given.tenant();
        mia = given.person(tenant, "mia");
        ann = given.person(tenant, "ann", mia);
        bob = given.person(tenant, "bob", mia);
        cal = given.person(tenant, "cal", mia);
        team = Ids.next();
        given.sql(tenant, "insert into teams (tenant_id, id, name) values (?, ?, 'North')", tenant, team);
        given.sql(tenant, "update people set team_id = ? where tenant_id = ? and id = any(?)", team, tenant,
                new UUID[]{ann, bob, cal});
        book = new Book(given, tenant);
        api = Api.admin(tenant);
    }

    private UUID deal(UUID account, String lines) {
        return book.deal(ann, account, lines, null, null);
    }

    private String annHalf() {
        return "HOUSE_REP:" + ann + ":50";
    }

    private ValidatableResponse preview(String strategy) {
        return api.post("/reassignment/global-preview",
                "{'personId':'" + ann + "','effectiveDate':'2026-07-01','strategy':" + strategy + "}");
    }

    private ValidatableResponse execute(String strategy) {
        return api.post("/reassignment/global-execute", "{'personId':'" + ann
                + "','effectiveDate':'2026-07-01','reason':'Ann leaves','strategy':" + strategy + "}");
    }

    private String to(UUID person) {
        return "{'type':'DIRECT_TRANSFER','newRepId':'" + person + "'}";
    }

    private String accountOwner(UUID account) {
        return given.value(tenant, """
                select p.name from account_owners o join people p on p.tenant_id = o.tenant_id and p.id = o.owner_id
                where o.tenant_id = ? and o.account_id = ? and date '2026-07-01' between o.effective_from
                    and coalesce(o.effective_to, 'infinity')""", tenant, account);
    }

    @Test
    void uniformMovesAccountsLinesOfEveryRoleAndOwnersWithoutALine() {
        UUID acme = book.account("Acme", ann);
        UUID led = deal(acme, annHalf());
        UUID helped = book.deal(bob, null, "HOUSE_REP:" + bob + ":50 SUBAGENT:" + ann + ":20", null, null);
        UUID owned = deal(null, "HOUSE_REP:" + bob + ":50");
        UUID others = book.deal(bob, acme, "HOUSE_REP:" + bob + ":50", null, null);
        execute("{'kind':'UNIFORM','change':" + to(cal) + "}").statusCode(200).body("applied", equalTo(4));
        assertEquals("HOUSE_REP:cal:50.00 HOUSE:House:50.00", book.structure(led, "2026-07-01"));
        assertEquals("cal", book.owner(led, "2026-07-01"));
        assertEquals("HOUSE_REP:bob:50.00 SUBAGENT:cal:20.00 HOUSE:House:30.00",
                book.structure(helped, "2026-07-01"));
        assertEquals("bob", book.owner(helped, "2026-07-01"));
        assertEquals("cal", book.owner(owned, "2026-07-01"));
        assertEquals("HOUSE_REP:bob:50.00 HOUSE:House:50.00", book.structure(owned, "2026-07-01"));
        assertEquals("bob", book.owner(others, "2026-07-01"));
        assertEquals("cal", accountOwner(acme));
    }

    @Test
    void uniformByItsBareNameGoesToHouse() {
        UUID acme = book.account("Acme", ann);
        UUID deal = deal(acme, annHalf());
        execute("'UNIFORM'").statusCode(200);
        assertEquals("HOUSE:House:100.00", book.structure(deal, "2026-07-01"));
        assertEquals("House", book.owner(deal, "2026-07-01"));
        assertEquals("House", accountOwner(acme));
    }

    @Test
    void theScopeIsAnalysedAndNothingIsWritten() {
        UUID acme = book.account("Acme", ann);
        given.sql(tenant, "update accounts set territory = 'West' where tenant_id = ?", tenant);
        UUID led = deal(acme, annHalf());
        book.row(led, "2026-06-01", "2026-07-30", "600.00");
        UUID helped = book.deal(bob, null, "HOUSE_REP:" + bob + ":50 SUBAGENT:" + ann + ":20", "100.00",
                LocalDate.parse("2026-08-15"));
        UUID lost = deal(null, annHalf());
        given.sql(tenant, """
                update opportunities set status = 'closed_lost', close_date = '2026-05-01'
                where tenant_id = ? and id = ?""", tenant, lost);
        String before = book.everything();
        for (String strategy : List.of("'UNIFORM'", "'MANUAL_QUEUE'")) {
            preview(strategy).statusCode(200).body("scope.accounts", equalTo(1))
                    .body("scope.opportunities", equalTo(3)).body("scope.openOpportunities", equalTo(2))
                    .body("scope.commissionAtStake", equalTo(170.00f))
                    .body("scope.byTerritory.territory", contains("West", null))
                    .body("scope.byTerritory.commission", contains(600.00f, 100.00f))
                    .body("scope.byRole.role", contains("HOUSE_REP", "SUBAGENT"));
        }
        preview("'UNIFORM'").body("impact.previewDeltas.findAll { it.personName == 'ann' }.delta",
                contains(-150.00f, -20.00f))
                .body("impact.skippedByReason.reason", contains("OPPORTUNITY_CLOSED"));
        preview("'MANUAL_QUEUE'").body("impact.previewDeltas", empty()).body("receivers.opportunities", contains(2));
        assertEquals(before, book.everything());
        assertTrue(helped != null);
    }

    @Test
    void segmentedTheFirstMatchWinsAndTheFallbackTakesTheRest() {
        UUID west = book.account("West", ann);
        UUID east = book.account("East", ann);
        given.sql(tenant, "update accounts set territory = name, type = 'SHIPPER' where tenant_id = ?", tenant);
        UUID inWest = deal(west, annHalf());
        UUID inEast = deal(east, annHalf());
        UUID staged = deal(null, annHalf());
        given.sql(tenant, "update opportunities set stage = 'Engaging' where tenant_id = ? and id = ?", tenant,
                staged);
        UUID small = book.deal(ann, null, annHalf(), "99.99", LocalDate.parse("2026-08-15"));
        UUID large = book.deal(ann, null, annHalf(), "100.00", LocalDate.parse("2026-08-15"));
        execute("""
                {'kind':'SEGMENTED','segments':[
                    {'territories':['West'],'accountTypes':['SHIPPER'],'change':%s},
                    {'accountTypes':['SHIPPER'],'change':{'type':'HOUSE_ABSORB'}},
                    {'stages':['Engaging'],'change':%s},
                    {'commissionFrom':100,'change':{'type':'DIRECT_TRANSFER','newRepId':'unassigned'}}],
                'fallback':%s}""".formatted(to(bob), to(cal), to(mia))).statusCode(200).body("applied", equalTo(7));
        assertEquals("bob", book.owner(inWest, "2026-07-01"));
        assertEquals("bob", accountOwner(west));
        assertEquals("House", book.owner(inEast, "2026-07-01"));
        assertEquals("House", accountOwner(east));
        assertEquals("cal", book.owner(staged, "2026-07-01"));
        assertEquals("mia", book.owner(small, "2026-07-01"));
        assertEquals("Unassigned", book.owner(large, "2026-07-01"));
        assertEquals("SEGMENTED: segment 1 is met", given.value(tenant,
                "select pick from commission_changes where tenant_id = ? and opportunity_id = ?", tenant, inWest));
        assertEquals("SEGMENTED: segment 1 is met", given.value(tenant,
                "select pick from account_changes where tenant_id = ? and account_id = ?", tenant, west));
    }

    @Test
    void strategiesThatLackSomethingAreRefused() {
        deal(null, annHalf());
        refused("STRATEGY_FALLBACK_REQUIRED",
                "{'kind':'SEGMENTED','segments':[{'change':{'type':'HOUSE_ABSORB'}}]}");
        refused("STRATEGY_FIELD_REQUIRED", "{'kind':'SEGMENTED','fallback':{'type':'HOUSE_ABSORB'}}");
        refused("STRATEGY_FIELD_NOT_FOR_KIND", "{'kind':'UNIFORM','method':'WORKLOAD'}");
        refused("PERFORMANCE_NEEDS_TARGETS", "{'kind':'AUTO','method':'PERFORMANCE'}");
        refused("STRATEGY_NOBODY_TO_PICK", "{'kind':'AUTO','territory':'Nowhere'}");
        refused("TRANSFER_TO_ONESELF", "{'kind':'UNIFORM','change':" + to(ann) + "}");
        refused("HOUSE_NOT_GIVEN", "{'kind':'UNIFORM','change':{'type':'DIRECT_TRANSFER','newRepId':'house'}}");
        refused("RECEIVER_MISSING", "{'kind':'UNIFORM','change':{'type':'DIRECT_TRANSFER'}}");
        given.sql(tenant, "update people set commission_eligible = false, ineligible_since = '2026-01-01' where id = ?",
                bob);
        refused("RECEIVER_INELIGIBLE", "{'kind':'UNIFORM','change':" + to(bob) + "}");
        api.post("/reassignment/global-preview", "{'personId':'house','strategy':'UNIFORM'}").statusCode(422)
                .body("code", equalTo("HOUSE_NOT_ENDED"));
        api.post("/reassignment/global-preview", "{'personId':'" + UUID.randomUUID() + "','strategy':'UNIFORM'}")
                .statusCode(404);
    }

    private void refused(String code, String strategy) {
        String before = book.everything();
        preview(strategy).statusCode(422).body("code", equalTo(code));
        execute(strategy).statusCode(422).body("code", equalTo(code));
        assertEquals(before, book.everything());
    }

    @Test
    void autoRoundRobinGoesOnWhereTheLastBatchStoppedAndAPreviewUsesNoTurn() {
        List<UUID> deals = new ArrayList<>();
        UUID acme = book.account("Acme", ann);
        deals.add(deal(acme, annHalf()));
        deals.add(deal(acme, annHalf()));
        deals.add(deal(null, annHalf()));
        preview("'AUTO'").statusCode(200).body("receivers.personName", containsInAnyOrder("bob", "cal"));
        preview("'AUTO'").statusCode(200);
        execute("'AUTO'").statusCode(200).body("applied", equalTo(4));
        // The account has the first turn, and its opportunities go where it goes.
        assertEquals("bob", accountOwner(acme));
        assertEquals("bob", book.owner(deals.get(0), "2026-07-01"));
        assertEquals("bob", book.owner(deals.get(1), "2026-07-01"));
        assertEquals("cal", book.owner(deals.get(2), "2026-07-01"));
        UUID next = deal(null, annHalf());
        execute("{'kind':'AUTO','method':'ROUND_ROBIN'}").statusCode(200);
        assertEquals("bob", book.owner(next, "2026-07-01"));
        assertEquals("AUTO ROUND_ROBIN in team North: the turn of bob", given.value(tenant,
                "select pick from commission_changes where tenant_id = ? and opportunity_id = ?", tenant, next));
    }

    @Test
    void autoWorkloadCountsThisBatchTooAndBreaksTiesById() {
        book.deal(bob, null, "HOUSE_REP:" + bob + ":50", null, null);
        List<UUID> deals = List.of(deal(null, annHalf()), deal(null, annHalf()), deal(null, annHalf()));
        execute("{'kind':'AUTO','method':'WORKLOAD'}").statusCode(200);
        assertEquals(List.of("cal", "bob", "cal"),
                deals.stream().map(deal -> book.owner(deal, "2026-07-01")).toList());
    }

    @Test
    void autoSeniorityPicksTheEarliestHireWithinTheTerritory() {
        given.sql(tenant, "update people set territory = 'West' where tenant_id = ? and id = any(?)", tenant,
                new UUID[]{mia, cal, bob});
        given.sql(tenant, "update people set hire_date = '2018-01-01' where tenant_id = ? and id = any(?)", tenant,
                new UUID[]{cal, bob});
        UUID deal = deal(null, annHalf());
        execute("{'kind':'AUTO','method':'SENIORITY','territory':'West'}").statusCode(200);
        assertEquals("bob", book.owner(deal, "2026-07-01"));
        assertEquals("AUTO SENIORITY in territory West: bob was hired first, on 2018-01-01",
                given.value(tenant, "select pick from commission_changes where tenant_id = ?", tenant));
    }

    @Test
    void manualQueueItemsWaitForDecisionsEachGroupIsABatchAndTheLastOneCompletesIt() {
        UUID acme = book.account("Acme", ann);
        UUID first = deal(acme, annHalf());
        UUID second = deal(null, annHalf());
        UUID third = deal(null, annHalf());
        String queue = execute("'MANUAL_QUEUE'").statusCode(202).body("total", equalTo(4)).extract().path("batchId");
        assertEquals("ann", book.owner(first, "2026-07-01"));
        api.get("/reassignment/pending").statusCode(200).body("items.batchId", contains(queue))
                .body("items.waiting", contains(4));
        api.get("/reassignment/queues/" + queue + "/items?limit=3").statusCode(200).body("items", hasSize(3));
        String decisions = "/reassignment/queues/" + queue + "/decisions";
        api.post(decisions, "{'accountIds':['" + acme + "'],'change':" + to(cal) + "}").statusCode(200)
                .body("applied", equalTo(2));
        assertEquals("cal", book.owner(first, "2026-07-01"));
        assertEquals("cal", accountOwner(acme));
        api.post(decisions, "{'opportunityIds':['" + first + "'],'change':" + to(bob) + "}").statusCode(409)
                .body("code", equalTo("ITEM_NOT_WAITING"));
        api.post(decisions, "{'opportunityIds':['" + second + "'],'change':" + to(ann) + "}").statusCode(422);
        api.post(decisions, "{'opportunityIds':['" + second + "'],'change':{'type':'HOUSE_ABSORB'}}").statusCode(200);
        api.get("/reassignment/queues/" + queue + "/items?waiting=true").body("items.opportunityId",
                contains(third.toString()));
        api.post(decisions, "{'opportunityIds':['" + third + "'],'change':" + to(bob) + "}").statusCode(200);
        api.get("/reassignment/pending").body("items", empty());
        api.get("/reassignment-batches/" + queue).body("status", equalTo("COMPLETE"));
        assertEquals(1,
                given.count(tenant,
                        """
                                select count(*) from outbox_events where tenant_id = ? and type = 'reassignment.completed' and subject = ?
                                    and data ->> 'strategy' = 'MANUAL_QUEUE' and data ->> 'applied' = '4'
                                """,
                        tenant, queue));
        api.post(decisions, "{'opportunityIds':['" + third + "'],'change':" + to(bob) + "}").statusCode(409)
                .body("code", equalTo("QUEUE_NOT_OPEN"));
        assertEquals(3,
                given.count(tenant, "select count(*) from reassignment_batches where tenant_id = ? and queue_id = ?",
                        tenant, UUID.fromString(queue)));
    }

    @Test
    void terminateCommissionsEndsThemWithTheDayAndMovesTheRest() {
        UUID deal = deal(null, annHalf());
        api.post("/contacts/" + ann + "/terminate-commissions",
                "{'strategy':{'kind':'UNIFORM','change':" + to(bob) + "},'endDate':'2026-06-15','reason':'leaves'}")
                .statusCode(200);
        assertEquals("ann", book.owner(deal, "2026-06-15"));
        assertEquals("bob", book.owner(deal, "2026-06-16"));
        api.get("/people/" + ann).body("commissionEndDate", equalTo("2026-06-15"));
    }

    @Test
    void bat1BatchesOfAPersonAndOfAccountsTakeTheSameStrategies() throws InterruptedException {
        UUID acme = book.account("Acme", bob);
        UUID others = book.deal(bob, acme, "HOUSE_REP:" + bob + ":50", null, null);
        UUID own = deal(null, annHalf());
        complete("{'scope':{'personId':'" + ann
                + "'},'strategy':'UNIFORM','reason':'x','change':{'type':'DIRECT_TRANSFER',"
                + "'newRepId':'" + cal + "','effectiveDate':'2026-07-01'}}");
        assertEquals("cal", book.owner(own, "2026-07-01"));
        complete("{'scope':{'accountIds':['" + acme + "']},'reason':'x','strategy':{'kind':'AUTO','method':'SENIORITY',"
                + "'teamId':'" + team + "'}}");
        assertEquals("ann", book.owner(others, "2026-07-01"));
        assertEquals("ann", accountOwner(acme));
        given.withhold(tenant, "admin", "accounts.bulk");
        api.post("/reassignment-batches", "{'scope':{'accountIds':['" + acme + "']},'strategy':'UNIFORM','reason':'x'}")
                .statusCode(403);
    }

    private void complete(String body) throws InterruptedException {
        String batch = api.post("/reassignment-batches", body).statusCode(202).extract().path("batchId");
        for (int i = 0; i < 600; i++) {
            String status = api.get("/reassignment-batches/" + batch).extract().path("status");
            if (!List.of("PENDING", "RUNNING").contains(status)) {
                assertEquals("COMPLETE", status);
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the batch does not end");
    }

    @Test
    void perm2AManagerActsOnTheTeamOnlyAndRepsOnNobody() {
        deal(null, annHalf());
        UUID dan = given.person(tenant, "dan");
        String own = "{'personId':'" + ann + "','strategy':'UNIFORM'}";
        api.as("mia", "manager").post("/reassignment/global-preview", own).statusCode(200);
        api.as("mia", "manager").post("/reassignment/global-preview", own.replace(ann.toString(), dan.toString()))
                .statusCode(404);
        api.as("ann", "rep").post("/reassignment/global-preview", own).statusCode(403);
        api.as("ann", "rep").get("/reassignment/pending").statusCode(403);
        given.sql(tenant,
                "insert into feature_flags (tenant_id, feature, enabled) values (?, 'reassignment_v1.level3', false)",
                tenant);
        api.post("/reassignment/global-preview", own).statusCode(404);
    }

    @Test
    void rsg8AStaleHashIsRefusedHavingWrittenNothing() {
        deal(null, annHalf());
        String hash = preview("'AUTO'").extract().path("stateHash");
        String body = "{'personId':'" + ann
                + "','effectiveDate':'2026-07-01','reason':'x','strategy':'AUTO','stateHash':'" + hash + "'}";
        given.sql(tenant, "update people set team_id = null where tenant_id = ? and id = ?", tenant, bob);
        String before = book.everything();
        api.post("/reassignment/global-execute", body).statusCode(409).body("code", equalTo("PREVIEW_STALE"))
                .body("detail", containsString("preview"));
        assertEquals(before, book.everything());
        given.sql(tenant, "update people set team_id = ? where tenant_id = ? and id = ?", team, tenant, bob);
        api.post("/reassignment/global-execute", body).statusCode(200);
    }
}
