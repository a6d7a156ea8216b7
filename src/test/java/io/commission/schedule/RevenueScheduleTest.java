package io.commission.schedule;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
import io.commission.posting.deal.DealScene;
import io.commission.structure.Change;
import io.commission.structure.EffectiveDates;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Revenue schedules over HTTP, by events and by import (OPP-3, PRO-1, PERM-4). */
@QuarkusTest
class RevenueScheduleTest {
    private static final String JUNE = "{'externalId': 'R-1', 'startDate': '2026-06-01', 'endDate': '2026-06-30',"
            + " 'expectedRevenue': 3000, 'expectedCommission': 300.00}";
    @Inject
    DealScene scene;
    private Api crm;
    private Api finance;
    private UUID ray;
    private UUID rosa;
    private UUID deal;
    private String path;

    @BeforeEach
    void aDealOfRayThatRosaTakesOver() {
        scene.in("USD", "America/Chicago", "2026-07-10");
        crm = new Api(scene.tenant, "ivy", "integration");
        finance = new Api(scene.tenant, "finn", "finance");
        ray = scene.person("ray");
        rosa = scene.person("rosa");
        scene.person("stranger");
        deal = scene.open(ray, scene.rep(ray, 100));
        scene.apply(deal, Change.transfer(ray, rosa, EffectiveDates.of(null, LocalDate.parse("2026-06-16"))));
        path = "/opportunities/" + deal + "/revenue-schedule";
    }

    private long version() {
        return scene.given.count(scene.tenant, "select version from opportunities where tenant_id = ? and id = ?",
                scene.tenant, deal);
    }

    @Test
    void pro1ARowThatSpansAChangeIsDividedByDays() {
        long before = version();
        String row = crm.post(path, JUNE).statusCode(201).body("status", equalTo("PLANNED"))
                .body("prorationApplied", is(true)).body("parts", hasSize(4)).extract().path("id");
        assertNotEquals(before, version(), "the opportunity as a whole is another one");
        finance.get(path + "/" + row).statusCode(200).body("parts[0].personId", equalTo(ray.toString()))
                .body("parts[0].amount", equalTo(150.0f)).body("parts[0].endDate", equalTo("2026-06-15"))
                .body("parts[2].personId", equalTo(rosa.toString())).body("parts[2].amount", equalTo(150.0f))
                .body("complete", is(true));
        crm.post(path, JUNE.replace("R-1", "R-2").replace("2026-06-01", "2026-06-16")).statusCode(201)
                .body("prorationApplied", is(false));
        finance.get(path).statusCode(200).body("items", hasSize(2));
        assertEquals("", scene.entries(deal, ray), "planned rows post nothing");
    }

    @Test
    void perm4EachSeesTheOwnPartsOnly() {
        crm.post(path, JUNE).statusCode(201);
        finance.as("ray", "rep").get(path).statusCode(200).body("items[0].parts", hasSize(1))
                .body("items[0].parts[0].personId", equalTo(ray.toString())).body("items[0].complete", is(false));
        finance.as("stranger", "rep").get(path).statusCode(404);
        new Api(scene.given.tenant(), "finn", "finance").get(path).statusCode(404);
    }

    @Test
    void perm2AManagerSeesTheTeamsAndHousesOwn() {
        crm.post(path, JUNE).statusCode(201);
        UUID mia = scene.person("mia");
        Api manager = finance.as("mia", "manager");
        manager.get(path).statusCode(404);
        scene.apply(deal, Change.absorb(rosa, EffectiveDates.of(null, LocalDate.parse("2026-07-01"))));
        manager.get(path).statusCode(200).body("items[0].parts.role", everyItem(equalTo("HOUSE")));
        scene.given.sql(scene.tenant, "update people set manager_id = ? where id = ?", mia, ray);
        manager.get(path).statusCode(200).body("items[0].parts.personId", hasItem(ray.toString()))
                .body("items[0].parts.personId", not(hasItem(rosa.toString())));
    }

    @Test
    void opp3ReconcilingPostsAndAnotherAmountCorrects() {
        String row = path + "/" + crm.create(path, JUNE);
        crm.post(row + "/reconcile", "{}").statusCode(200).body("status", equalTo("RECONCILED"))
                .body("actualCommission", equalTo(300.0f));
        assertEquals("DEAL_COMMISSION PENDING 150.00 2026-06", scene.entries(deal, ray));
        String state = scene.fingerprint();
        long version = version();
        crm.post(row + "/reconcile", "{'actualCommission': 300}").statusCode(200);
        crm.post(row + "/reconcile", "{}").statusCode(200);
        assertEquals(state, scene.fingerprint(), "the same amount changes nothing");
        assertEquals(version, version());
        scene.pay(deal, ray, true);
        crm.post(row + "/reconcile", "{'actualCommission': 280.01}").statusCode(200).body("status",
                equalTo("RECONCILED"));
        assertEquals("DEAL_COMMISSION PAID 150.00 2026-06, ADJUSTMENT PENDING -9.99 2026-06",
                scene.entries(deal, ray));
        assertEquals("DEAL_COMMISSION PENDING 140.00 2026-06", scene.entries(deal, rosa));
        scene.pay(deal, ray, true);
        scene.pay(deal, rosa, true);
        finance.get(row).statusCode(200).body("status", equalTo("PAID"));
        Api.admin(scene.tenant).delete(row).statusCode(409).body("code", equalTo("SCHEDULE_ROW_RECONCILED"));
        crm.post(row + "/reconcile", "{'actualCommission': 1.001}").statusCode(422).body("code",
                equalTo("TOO_MANY_DECIMALS"));
    }

    @Test
    void opp3AReconciledRowWhoseDaysChangeIsPostedAnew() {
        String row = path + "/" + crm.create(path, JUNE);
        crm.post(row + "/reconcile", "{}").statusCode(200);
        finance.request().put("/api" + row).then().statusCode(403);
        Api admin = Api.admin(scene.tenant);
        admin.put(row, JUNE.replace("2026-06-30", "2026-06-15")).statusCode(200).body("prorationApplied", is(false));
        assertEquals("DEAL_COMMISSION PENDING 300.00 2026-06", scene.entries(deal, ray));
        assertEquals("", scene.entries(deal, rosa));
        admin.put(row, JUNE.replace("2026-06-30", "2026-05-30")).statusCode(422).body("code",
                equalTo("DATE_RANGE_INVALID"));
        admin.post(path, JUNE).statusCode(409).body("code", equalTo("EXTERNAL_ID_TAKEN"));
    }

    @Test
    void opp3APlannedRowIsDeletedAndTheWonDealPostsAsAWholeAgain() {
        scene.change(deal, "status = 'closed_won', close_date = date '2026-06-20', expected_commission = 90");
        Api admin = Api.admin(scene.tenant);
        String row = path + "/" + admin.create(path, JUNE);
        assertEquals("", scene.entries(deal, rosa));
        admin.delete(row).statusCode(204);
        assertEquals("DEAL_COMMISSION PENDING 90.00 2026-06", scene.entries(deal, rosa));
    }

    private ValidatableResponse event(String id, String row, String amount, String time) {
        return crm.request().contentType("application/cloudevents+json; charset=utf-8").body("""
                {"specversion": "1.0", "id": "%s", "source": "/crm", "type": "schedule.reconciled", "time": "%s",
                 "data": {"opportunityId": "%s", "rowId": "%s"%s}}
                """.formatted(id, time, "D-" + deal, row,
                amount == null ? "" : ", \"actualCommission\": " + amount)).post("/api/events").then();
    }

    @Test
    void evt1AnEventReconcilesARowAndAnOlderOneDoesNotCount() {
        crm.post(path, JUNE).statusCode(201);
        event("1", "R-1", null, "2026-07-02T10:00:00Z").statusCode(202);
        assertEquals("DEAL_COMMISSION PENDING 150.00 2026-06", scene.entries(deal, ray));
        event("2", "R-1", "200.00", "2026-07-03T10:00:00Z").statusCode(202);
        event("3", "R-1", "999.00", "2026-07-01T10:00:00Z").statusCode(202);
        event("2", "R-1", "200.00", "2026-07-03T10:00:00Z").statusCode(202);
        assertEquals("DEAL_COMMISSION PENDING 100.00 2026-06", scene.entries(deal, ray));
        event("4", "R-9", null, "2026-07-04T10:00:00Z").statusCode(422).body("code", equalTo("SCHEDULE_ROW_UNKNOWN"))
                .body("errors[0].field", equalTo("data.rowId"));
    }

    private ValidatableResponse imported(String onError, String rows) {
        return crm.request().contentType("text/csv; charset=utf-8").body(
                "opportunityId,externalId,startDate,endDate,expectedRevenue,expectedCommission,actualCommission\n"
                        + rows)
                .post("/api/imports/revenue-schedules?onError=" + onError).then().statusCode(200);
    }

    @Test
    void opp3AnImportPlansAndReconcilesRowsAndComingAgainChangesNothing() {
        String file = "D-%s,R-1,2026-06-01,2026-06-30,3000,300,\nD-%<s,R-2,2026-05-01,2026-05-31,,100,90.01\n"
                .formatted(deal)
                + "D-nobody,R-1,2026-06-01,2026-06-30,,1,\nD-%s,R-3,2026-06-01,,,1,\n".formatted(deal);
        imported("SKIP", file).body("received", equalTo(4)).body("imported", equalTo(2)).body("rejected", equalTo(2))
                .body("errors[0].line", equalTo(4)).body("errors[0].code", equalTo("OPPORTUNITY_UNKNOWN"))
                .body("errors[0].column", equalTo("opportunityId"))
                .body("errors[1].column", equalTo("endDate"));
        assertEquals("DEAL_COMMISSION PENDING 90.01 2026-05", scene.entries(deal, ray));
        String state = scene.fingerprint();
        long version = version();
        imported("SKIP", file).body("imported", equalTo(0)).body("unchanged", equalTo(2));
        assertEquals(state, scene.fingerprint());
        assertEquals(version, version());
        imported("ABORT", "D-%s,R-2,,,,,95\nD-nobody,R-2,2026-06-01,2026-06-30,,1,\n".formatted(deal))
                .body("aborted", is(true)).body("imported", equalTo(0));
        assertEquals(state, scene.fingerprint(), "ABORT brings none in when one is bad");
        imported("SKIP", "D-%s,R-2,,,,,95\n".formatted(deal)).body("imported", equalTo(1));
        assertEquals("DEAL_COMMISSION PENDING 95.00 2026-05", scene.entries(deal, ray));
        finance.get(path).statusCode(200).body("items", hasSize(2)).body("items[0].externalId", equalTo("R-2"))
                .body("items[0].endDate", equalTo("2026-05-31")).body("items[0].status", equalTo("RECONCILED"));
    }

    /** Reconciling, correcting and reassigning one opportunity at once: each waits for the other, nothing is posted twice. */
    @Test
    void rsg7ReconcilingAtOncePostsOnce() throws Exception {
        String june = path + "/" + crm.create(path, JUNE) + "/reconcile";
        String july = path + "/" + crm.create(path, JUNE.replace("R-1", "R-2").replace("-06-", "-07-")) + "/reconcile";
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            calls.add(() -> crm.post(june, "{}").extract().statusCode());
            calls.add(() -> crm.post(july, "{'actualCommission': 10}").extract().statusCode());
            calls.add(() -> crm.post(july, "{'actualCommission': 10}").extract().statusCode());
        }
        for (Future<Integer> answer : threads.invokeAll(calls)) {
            assertEquals(200, answer.get());
        }
        threads.shutdown();
        assertEquals("DEAL_COMMISSION PENDING 150.00 2026-06", scene.entries(deal, ray));
        assertEquals(2, scene.given.count(scene.tenant,
                "select count(*) from commission_entries where tenant_id = ? and person_id = ?", scene.tenant, rosa));
        assertEquals("150.00,10.00", scene.given.value(scene.tenant, """
                select string_agg(amount::numeric(19, 2)::text, ',' order by earned_month) from commission_entries
                where tenant_id = ? and person_id = ?""", scene.tenant, rosa));
    }
}
