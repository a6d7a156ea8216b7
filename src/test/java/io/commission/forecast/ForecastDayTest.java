package io.commission.forecast;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.database.Sql;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/** FCT-1, FCT-2: figures of open deals stand on the tenant's day and weights. */
@QuarkusTest
class ForecastDayTest {
    private static final String ZONE = "America/Chicago";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    PlainFigures plain;
    @Inject
    ForecastTick tick;
    @Inject
    ForecastDay day;
    @Inject
    TenantWork tenantWork;
    Api admin;
    UUID ann;
    UUID bob;

    @BeforeEach
    void tenant() {
        admin = Api.admin(given.tenant());
        on("2026-03-15");
        ann = given.person(admin.tenant(), "ann");
        bob = given.person(admin.tenant(), "bob");
        tick.tick(admin.tenant());
    }

    private void on(String date) {
        clock.set(LocalDate.parse(date), ZONE);
    }

    private void target(UUID person, String from, String to, String rate) {
        admin.create("/targets", "{'personId':'" + person + "','startDate':'" + from + "','endDate':'" + to
                + "','quota':12000,'commissionRate':" + rate + "}");
    }

    private String deal(String more) {
        return admin.create("/deals",
                "{'ownerId':'" + ann + "','name':'Deal','openedOn':'2026-01-01','amount':1000" + more + "}");
    }

    private String record(UUID person, String month) {
        return given.value(admin.tenant(), """
                select unweighted_commission || ' ' || commission || ' ' || trigger from commission_records
                where tenant_id = ? and person_id = ? and month is not distinct from ?::date and type = 'projected'""",
                admin.tenant(), person, month);
    }

    private long open(String code) {
        return given.count(admin.tenant(), "select count(*) from commission_exceptions where tenant_id = ? and code = ?"
                + " and status = 'OPEN'", admin.tenant(), code);
    }

    private void equalsPlainSql(String date) {
        assertNull(plain.differences(admin.tenant(), LocalDate.parse(date), 2));
    }

    @Test
    void fct1ATargetThatEndsOrBeginsOvernightCountsFromThatDay() {
        target(ann, "2026-01-01", "2026-03-15", "10");
        target(ann, "2026-03-17", "2026-12-31", "20");
        String undated = deal("");
        String overdue = deal(",'closeDate':'2026-02-10'");
        String due = deal(",'closeDate':'2026-03-16'");
        String later = deal(",'closeDate':'2026-04-10'");
        admin.get("/deals/" + undated).body("projectedCommission", equalTo(100.0f))
                .body("commissionMissing", equalTo(null)).body("commissionRateKept", equalTo(false));
        assertEquals("100.0000 10.0000 deal_created", record(ann, null));
        assertEquals(1, open("NO_TARGET"));
        on("2026-03-16");
        assertNotNull(plain.differences(admin.tenant(), LocalDate.parse("2026-03-16"), 2));
        admin.get("/deals/" + undated).body("projectedCommission", equalTo(0.0f))
                .body("commissionMissing", equalTo("NO_TARGET"));
        assertEquals("0.0000 0.0000 target_changed", record(ann, null));
        assertEquals("0.0000 0.0000 target_changed", record(ann, "2026-02-01"));
        assertEquals(3, open("NO_TARGET"));
        equalsPlainSql("2026-03-16");
        on("2026-03-17");
        tick.tick(admin.tenant());
        assertEquals("200.0000 20.0000 target_changed", record(ann, null));
        assertEquals("200.0000 20.0000 target_changed", record(ann, "2026-03-01"));
        assertEquals(0, open("NO_TARGET"));
        equalsPlainSql("2026-03-17");
        admin.get("/deals/" + overdue).body("projectedCommission", equalTo(200.0f));
        admin.get("/deals/" + due).body("projectedCommission", equalTo(200.0f));
        admin.get("/deals/" + later).body("projectedCommission", equalTo(200.0f));
        // An earlier day again, as by another time zone.
        on("2026-03-15");
        tick.tick(admin.tenant());
        assertEquals("100.0000 10.0000 target_changed", record(ann, null));
        equalsPlainSql("2026-03-15");
    }

    @Test
    void fct4AScheduledReassignmentCountsFromItsDay() {
        target(ann, "2026-01-01", "2026-12-31", "10");
        target(bob, "2026-01-01", "2026-12-31", "20");
        String deal = deal("");
        String dated = deal(",'closeDate':'2026-04-10'");
        for (String one : List.of(deal, dated)) {
            admin.post("/opportunities/" + one + "/commissions/reassign",
                    "{'type':'DIRECT_TRANSFER','effectiveDate':'2026-03-20',"
                            + "'newRepId':'" + bob + "','reason':'r'}")
                    .statusCode(200);
        }
        equalsPlainSql("2026-03-15");
        assertEquals("100.0000 10.0000 deal_created", record(ann, null));
        assertEquals("200.0000 20.0000 reassignment", record(bob, "2026-04-01"));
        on("2026-03-20");
        tick.tick(admin.tenant());
        assertEquals("0.0000 0.0000 reassignment", record(ann, null));
        assertEquals("200.0000 20.0000 reassignment", record(bob, null));
        equalsPlainSql("2026-03-20");
    }

    @Test
    void fct2AnotherWeightCountsAtOnceAndFromItsDay() {
        target(ann, "2026-01-01", "2026-12-31", "10");
        String deal = deal(",'closeDate':'2026-04-10'");
        admin.put("/v1/commission/settings", "{'pipelineWeight':30}").statusCode(200);
        admin.put("/v1/commission/settings", "{'pipelineWeight':50,'effectiveDate':'2026-03-20'}").statusCode(200);
        admin.get("/deals/" + deal).statusCode(200);
        assertEquals("100.0000 30.0000 manual", record(ann, "2026-04-01"));
        equalsPlainSql("2026-03-15");
        on("2026-03-20");
        admin.get("/deals/" + deal).statusCode(200);
        assertEquals("100.0000 50.0000 manual", record(ann, "2026-04-01"));
        equalsPlainSql("2026-03-20");
    }

    @Test
    void fct5TheFirstRunOfATenantFillsEverything() {
        target(ann, "2026-01-01", "2026-12-31", "10");
        deal(",'closeDate':'2026-04-10'");
        deal(",'closeDate':'2026-03-10','status':'closed_won'");
        for (String table : List.of("deal_figures", "deal_commissions", "commission_records", "forecast_states")) {
            given.sql(admin.tenant(), "delete from " + table + " where tenant_id = ?", admin.tenant());
        }
        assertNotNull(plain.differences(admin.tenant(), LocalDate.parse("2026-03-15"), 2));
        tick.tick(admin.tenant());
        assertEquals("100.0000 10.0000 backfill", record(ann, "2026-04-01"));
        equalsPlainSql("2026-03-15");
    }

    @Test
    void nothingToDoCostsOneStatementAndWritesNothing() {
        target(ann, "2026-01-01", "2026-12-31", "10");
        deal("");
        String before = digest();
        clock.advance(java.time.Duration.ofHours(1));
        long statements = tenantWork.in(admin.tenant(), "test", () -> {
            long sent = Sql.statements();
            day.ensure();
            return Sql.statements() - sent;
        });
        assertEquals(1, statements);
        on("2026-03-16");
        tick.tick(admin.tenant());
        assertEquals(before, digest());
    }

    private String digest() {
        return given.value(admin.tenant(), """
                select string_agg(r::text, chr(10) order by r::text) from commission_records r where tenant_id = ?""",
                admin.tenant());
    }

    @Test
    void ofSeveralAtOnceOneDoesIt() throws Exception {
        target(ann, "2026-01-01", "2026-03-15", "10");
        for (int i = 0; i < 20; i++) {
            deal("");
        }
        on("2026-03-16");
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            calls.add(threads.submit(() -> tick.tick(admin.tenant())));
        }
        for (Future<?> call : calls) {
            call.get();
        }
        threads.shutdown();
        assertEquals("0.0000 0.0000 target_changed", record(ann, null));
        assertEquals(20, open("NO_TARGET"));
        equalsPlainSql("2026-03-16");
    }
}
