package io.commission.reassignment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.change.ChangeChain;
import io.commission.change.ChangeRecord;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class OneOpportunityTest {
    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    TenantWork tenantWork;
    @Inject
    ChangeChain chain;

    UUID tenant;
    UUID mia;
    UUID ann;
    UUID bob;
    UUID cal;
    Book book;
    Api api;

    @BeforeEach
    void open() {
        clock.set(LocalDate.parse("2026-06-01"), "America/Chicago");
        tenant = given.tenant();
        mia = given.person(tenant, "mia");
        ann = given.person(tenant, "ann", mia);
        bob = given.person(tenant, "bob", mia);
        cal = given.person(tenant, "cal");
        book = new Book(given, tenant);
        api = Api.admin(tenant);
    }

    /** House 40, rep 15, subagent 45. */
    private UUID example() {
        return book.deal(ann, "HOUSE_REP:" + ann + ":15 SUBAGENT:" + bob + ":45");
    }

    private ValidatableResponse preview(UUID deal, String body) {
        return api.post("/opportunities/" + deal + "/commissions/preview", body);
    }

    private ValidatableResponse reassign(UUID deal, String body) {
        return api.post("/opportunities/" + deal + "/commissions/reassign",
                body.replaceFirst("\\{", "{'reason':'Ann leaves',"));
    }

    private String transfer(UUID to, String day) {
        return "{'type':'DIRECT_TRANSFER','newRepId':'%s','effectiveDate':'%s'}".formatted(to, day);
    }

    @Test
    void rsg8APreviewAnswersStructuresAndMoneyByPersonAndMonthAndWritesNothing() {
        UUID deal = example();
        book.row(deal, "2026-06-01", "2026-06-30", "300.00");
        book.row(deal, "2026-07-01", "2026-07-31", "100.01");
        String before = book.everything();
        preview(deal, transfer(cal, "2026-06-16")).statusCode(200)
                .body("beforeSplits.personName", contains("ann", "bob", "House"))
                .body("afterSplits.personName", contains("cal", "bob", "House"))
                .body("afterSplits.percent", contains(15.00f, 45.00f, 40.00f))
                .body("previewDeltas.findAll { it.personName == 'ann' }.delta", contains(-22.50f, -15.00f))
                .body("previewDeltas.findAll { it.personName == 'cal' }.delta", contains(22.50f, 15.00f))
                .body("previewDeltas.findAll { it.personName == 'cal' }.month", contains("2026-06", "2026-07"))
                .body("previewDeltas", hasSize(4))
                .body("scheduleRowsTouched", equalTo(2)).body("scheduleRowsProrated", equalTo(1))
                .body("stateHash", notNullValue());
        assertEquals(before, book.everything());
    }

    @Test
    void blk3ExampleRep0House55UnderHouseAbsorb() {
        UUID deal = example();
        reassign(deal, "{'type':'HOUSE_ABSORB','endDate':'2026-06-15'}").statusCode(200)
                .body("commissionChangeId", notNullValue()).body("batchId", notNullValue());
        assertEquals("HOUSE_REP:ann:15.00 SUBAGENT:bob:45.00 HOUSE:House:40.00", book.structure(deal, "2026-06-15"));
        assertEquals("SUBAGENT:bob:45.00 HOUSE:House:55.00", book.structure(deal, "2026-06-16"));
        assertEquals("House", book.owner(deal, "2026-06-16"));
    }

    @Test
    void rsg8AnExecutionWithAnOldHashIsRefusedAndWritesNothing() {
        UUID deal = example();
        String hash = preview(deal, transfer(cal, "2026-06-16")).extract().path("stateHash");
        book.row(deal, "2026-06-01", "2026-06-30", "300.00");
        given.sql(tenant, "update opportunities set version = version + 1 where tenant_id = ?", tenant);
        String before = book.everything();
        reassign(deal, transfer(cal, "2026-06-16").replace("}", ",'stateHash':'" + hash + "'}")).statusCode(409)
                .body("code", equalTo("PREVIEW_STALE"));
        assertEquals(before, book.everything());
        String fresh = preview(deal, transfer(cal, "2026-06-16")).extract().path("stateHash");
        reassign(deal, transfer(cal, "2026-06-16").replace("}", ",'stateHash':'" + fresh + "'}")).statusCode(200);
    }

    @Test
    void rsg7WhoComesSecondIsToldThatWhatTheyPreviewedIsGoneAlsoWhereItCannotBeDoneAnyMore() {
        UUID deal = example();
        String change = transfer(cal, "2026-06-16");
        String hash = preview(deal, change).extract().path("stateHash");
        String previewed = change.replace("}", ",'stateHash':'" + hash + "'}");
        reassign(deal, previewed).statusCode(200);
        reassign(deal, previewed).statusCode(409).body("code", equalTo("PREVIEW_STALE"));
        reassign(deal, change).statusCode(422).body("code", equalTo("TRANSFER_TO_ONESELF"));
    }

    @Test
    void rsg4EachRefusalHasItsCodeAndWritesNothing() {
        UUID deal = example();
        UUID gone = given.person(tenant, "gone");
        given.sql(tenant, "update people set status = 'TERMINATED', termination_date = '2026-05-01' where id = ?",
                gone);
        UUID apart = given.person(tenant, "apart");
        given.sql(tenant, "update people set commission_eligible = false, ineligible_since = '2026-05-01' where id = ?",
                apart);
        UUID foreign = given.person(given.tenant(), "foreign");
        reassign(deal, transfer(cal, "2026-08-01")).statusCode(200);
        String before = book.everything();
        String[][] cases = {
                {"HOUSE_NOT_ENDED", "{'type':'HOUSE_ABSORB','departingRepId':'house','effectiveDate':'2026-08-01'}"},
                {"RECEIVER_TERMINATED", transfer(gone, "2026-08-01")},
                {"RECEIVER_INELIGIBLE", transfer(apart, "2026-08-01")},
                {"RECEIVER_UNKNOWN", transfer(foreign, "2026-08-01")},
                {"RECEIVER_UNKNOWN", transfer(UUID.randomUUID(), "2026-08-01")},
                {"TRANSFER_TO_ONESELF", transfer(cal, "2026-08-01")},
                {"HOUSE_NOT_GIVEN", "{'type':'DIRECT_TRANSFER','newRepId':'house','effectiveDate':'2026-08-01'}"},
                {"PERSON_TWICE", custom("'" + ann + "','percent':1},{'personId':'" + ann + "','percent':2")},
                {"PERCENT_NEGATIVE", custom("'" + ann + "','percent':-1")},
                {"TOO_MANY_DECIMALS", custom("'" + ann + "','percent':1.001")},
                {"HOUSE_BELOW_ZERO", custom("'" + ann + "','percent':55.01")},
                {"NO_LINE", "{'type':'HOUSE_ABSORB','departingRepId':'" + ann + "','effectiveDate':'2026-08-01'}"},
                {"DATE_BEFORE_OPENED", transfer(ann, "2025-12-31")},
                {"LATER_CHANGE_EXISTS", transfer(ann, "2026-07-31")},
                {"DATE_MISSING", "{'type':'HOUSE_ABSORB'}"},
                {"EFFECTIVE_NOT_AFTER_END",
                        "{'type':'HOUSE_ABSORB','endDate':'2026-08-01','effectiveDate':'2026-08-01'}"},
                {"RECEIVER_MISSING", "{'type':'DIRECT_TRANSFER','effectiveDate':'2026-08-01'}"},
                {"RECEIVER_NOT_FOR_TYPE",
                        "{'type':'HOUSE_ABSORB','newRepId':'" + ann + "','effectiveDate':'2026-08-01'}"}};
        for (String[] one : cases) {
            assertEquals(one[0], preview(deal, one[1]).extract().path("code"), one[1]);
            assertEquals(one[0], reassign(deal, one[1]).extract().path("code"), one[1]);
        }
        assertEquals(before, book.everything());
    }

    private static String custom(String split) {
        return "{'type':'CUSTOM','customSplits':[{'personId':" + split + "}],'effectiveDate':'2026-08-01'}";
    }

    @Test
    void rsg5AClosedOpportunityIsRefused() {
        UUID deal = example();
        given.sql(tenant, "update opportunities set status = 'closed_won', close_date = '2026-05-01' where id = ?",
                deal);
        reassign(deal, transfer(cal, "2026-06-16")).statusCode(409).body("code", equalTo("OPPORTUNITY_CLOSED"));
    }

    @Test
    void rsg5AReconciledRowWithADayAfterTheEndIsRefused() {
        UUID deal = example();
        UUID row = book.row(deal, "2026-06-01", "2026-06-30", "300.00");
        given.sql(tenant,
                """
                        update revenue_schedules set status = 'RECONCILED', actual_commission = 300, reconciled_at = now() where id = ?
                        """,
                row);
        reassign(deal, transfer(cal, "2026-06-16")).statusCode(409).body("code", equalTo("OPPORTUNITY_RECONCILED"));
        reassign(deal, transfer(cal, "2026-07-01")).statusCode(200);
    }

    @Test
    void rsg5AReconciledDayWhoseDepartingPartWaitsDoesNotCount() {
        UUID deal = example();
        UUID row = book.row(deal, "2026-06-01", "2026-06-30", "300.00");
        given.sql(tenant,
                """
                        update revenue_schedules set status = 'RECONCILED', actual_commission = 300, reconciled_at = now() where id = ?
                        """,
                row);
        given.sql(tenant, "update people set status = 'TERMINATED', termination_date = '2026-06-15' where id = ?", ann);
        reassign(deal, transfer(cal, "2026-06-15")).statusCode(409).body("code", equalTo("OPPORTUNITY_RECONCILED"));
        reassign(deal, transfer(cal, "2026-06-16")).statusCode(200);
    }

    @Test
    void perm2AManagerActsOnTheOwnTeamOnlyAndGivesToAnybody() {
        UUID teams = example();
        UUID others = book.deal(cal, "HOUSE_REP:" + cal + ":50");
        Api manager = api.as("mia", "manager");
        String body = "{'reason':'x','type':'DIRECT_TRANSFER','newRepId':'" + cal + "','effectiveDate':'2026-06-16'}";
        manager.post("/opportunities/" + teams + "/commissions/reassign", body).statusCode(200);
        manager.post("/opportunities/" + others + "/commissions/reassign", body).statusCode(404);
        api.as("ann", "rep").post("/opportunities/" + teams + "/commissions/reassign", body).statusCode(403);
        api.as("finn", "finance").post("/opportunities/" + teams + "/commissions/preview",
                transfer(cal, "2026-06-16")).statusCode(403);
    }

    @Test
    void ten1AnotherTenantsOpportunityIsNotThere() {
        UUID deal = example();
        Api.admin(given.tenant()).post("/opportunities/" + deal + "/commissions/preview",
                "{'type':'HOUSE_ABSORB','effectiveDate':'2026-06-16'}").statusCode(404);
    }

    @Test
    void section16ASwitchedOffLevelIsNotThere() {
        UUID deal = example();
        given.sql(tenant,
                "insert into feature_flags (tenant_id, feature, enabled, updated_by) values (?, 'reassignment_v1.level1', false, 'x')",
                tenant);
        preview(deal, transfer(cal, "2026-06-16")).statusCode(404);
    }

    @Test
    void rsg7ChangesOfOneOpportunityRunOneAfterAnotherAndEachBuildsOnTheLast() throws Exception {
        UUID deal = example();
        List<UUID> receivers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            receivers.add(given.person(tenant, "rep" + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            receivers.forEach(to -> calls.add(() -> reassign(deal, transfer(to, "2026-06-16")).extract().statusCode()));
            for (Future<Integer> call : threads.invokeAll(calls)) {
                assertEquals(200, call.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(9, given.count(tenant, "select count(*) from opportunity_versions where tenant_id = ?", tenant));
        assertEquals(8, given.count(tenant, "select count(*) from commission_changes where tenant_id = ?", tenant));
        assertEquals(8,
                given.count(tenant, "select count(distinct departing_id) from commission_changes where tenant_id = ?",
                        tenant));
    }

    @Test
    void rsg6TheChainLinksEveryChangeAndFollowsItsContent() {
        UUID deal = example();
        for (String day : List.of("2026-06-10", "2026-06-16", "2026-06-20")) {
            reassign(deal, "{'type':'CUSTOM','customSplits':[{'personId':'" + (day.equals("2026-06-16") ? ann : cal)
                    + "','percent':15.5}],'effectiveDate':'" + day + "'}").statusCode(200);
        }
        List<ChangeRecord> links = new ArrayList<>();
        tenantWork.run(tenant, "test", () -> chain.each(0, links::add));
        byte[] digest = new byte[0];
        for (ChangeRecord link : links) {
            digest = ChangeRecord.digest(digest, link.content());
            assertTrue(java.util.Arrays.equals(digest, link.digest()), "link " + link.position());
        }
        assertEquals(3, links.size());
        byte[] end = digest;
        tenantWork.run(tenant, "test", () -> assertTrue(java.util.Arrays.equals(end, chain.head().digest())));
    }

    @Test
    void rsg6TheLogIsAppendOnlyForTheServiceAndForTheOwner() {
        UUID deal = example();
        reassign(deal, transfer(cal, "2026-06-16")).statusCode(200);
        for (String statement : List.of("update commission_changes set reason = 'x' where tenant_id = ?",
                "delete from commission_changes where tenant_id = ?",
                "delete from opportunity_versions where tenant_id = ?")) {
            try {
                given.sql(tenant, statement, tenant);
                throw new AssertionError("not refused: " + statement);
            } catch (IllegalStateException refused) {
                assertTrue(
                        refused.getMessage().contains("append-only") || refused.getMessage().contains("kept for ever"),
                        refused.getMessage());
            }
        }
    }
}
