package io.commission.plan;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** PLAN-2: plans over time, over HTTP. */
@QuarkusTest
class PlanVersionsTest {
    private static final String PLANS = "/v1/commission/plans";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    Api admin;

    @BeforeEach
    void tenant() {
        admin = Api.admin(given.tenant());
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
    }

    @Test
    void plan2ANewDateStartsAVersionUntilTheNextOne() {
        String id = admin.create(PLANS, percent(10, "2026-01-01"));
        admin.put(at(id), percent(12, "2026-06-01")).statusCode(200).body("effectiveDate", equalTo("2026-06-01"));
        admin.put(at(id), percent(11, "2026-03-01")).statusCode(200).body("endDate", equalTo("2026-05-31"));
        admin.get(at(id) + "?asOf=2026-02-28").body("percentRate", equalTo(10.0f)).body("endDate",
                equalTo("2026-02-28"));
        admin.get(at(id)).body("percentRate", equalTo(11.0f));
        admin.get(at(id) + "?asOf=2026-06-01").body("percentRate", equalTo(12.0f)).body("endDate", nullValue());
        admin.get(at(id) + "/versions").body("items.effectiveDate", contains("2026-06-01", "2026-03-01", "2026-01-01"))
                .body("items.live", contains(true, true, true));
    }

    @Test
    void plan2AnEqualDateCorrectsThatVersionAndKeepsTheOldOne() {
        String id = admin.create(PLANS, percent(10, "2026-01-01"));
        admin.put(at(id), percent(9, "2026-01-01")).statusCode(200).body("revision", equalTo(2));
        admin.get(at(id) + "/versions").body("items.revision", contains(2, 1)).body("items.live", contains(true, false))
                .body("items.percentRate", contains(9.0f, 10.0f));
    }

    @Test
    void time1TheDefaultDateIsTodayInTheTenantsZone() {
        clock.set(java.time.Instant.parse("2026-04-01T03:00:00Z"));
        admin.post(PLANS, "{'name':'P','type':'FLAT_FEE','flatAmount':1}").statusCode(201)
                .body("effectiveDate", equalTo("2026-03-31"));
        Api berlin = Api.admin(given.tenant("EUR", "Europe/Berlin"));
        berlin.post(PLANS, "{'name':'P','type':'FLAT_FEE','flatAmount':1}").statusCode(201)
                .body("effectiveDate", equalTo("2026-04-01"));
    }

    @Test
    void plan2DeactivatingEndsThePlanToday() {
        String id = admin.create(PLANS, percent(10, "2026-01-01"));
        admin.put(at(id), percent(12, "2026-06-01")).statusCode(200);
        admin.delete(at(id)).statusCode(204);
        admin.get(at(id)).body("status", equalTo("INACTIVE")).body("endDate", equalTo("2026-03-15"))
                .body("percentRate", equalTo(10.0f));
        admin.get(at(id) + "/versions").body("items.live", contains(false, true));
        admin.delete(at(id)).statusCode(409).body("code", equalTo("PLAN_INACTIVE"));
        admin.put(at(id), percent(8, "2026-04-01")).statusCode(409).body("code", equalTo("PLAN_INACTIVE"));
        admin.put(at(id), percent(8, "2026-01-01")).statusCode(200).body("status", equalTo("INACTIVE"))
                .body("endDate", equalTo("2026-03-15"));
        admin.put(at(id), percent(7, "2026-04-01").replace("{", "{'status':'ACTIVE',")).statusCode(200)
                .body("status", equalTo("ACTIVE"));
        admin.put(at(id), percent(7, "2026-04-01").replace("{", "{'status':'INACTIVE',")).statusCode(422)
                .body("code", equalTo("PLAN_STATUS_BY_DELETE"));
    }

    @Test
    void plan2TiersTravelWithVersions() {
        String id = admin.create(PLANS,
                "{'name':'P','type':'TIERED','effectiveDate':'2026-01-01','tiers':" + PlanRulesTest.TIERS + "}");
        admin.put(at(id), "{'name':'P2','type':'TIERED','effectiveDate':'2026-02-01'}").statusCode(200)
                .body("tiers.size()", equalTo(3)).body("name", equalTo("P2"));
        String flat = "[{'thresholdType':'REVENUE','rateType':'PERCENT','rate':9,'period':'MONTHLY'}]";
        admin.post(at(id) + "/tiers?effectiveDate=2026-05-01", flat).statusCode(201).body("effectiveDate",
                equalTo("2026-05-01"));
        admin.get(at(id) + "/tiers").body("tiers.size()", equalTo(3)).body("endDate", equalTo("2026-04-30"));
        admin.get(at(id) + "/tiers?asOf=2026-05-01").body("tiers.size()", equalTo(1));
        admin.post(at(id) + "/tiers", flat).statusCode(201).body("effectiveDate", equalTo("2026-03-15"));
        String fee = admin.create(PLANS, "{'name':'F','type':'FLAT_FEE','flatAmount':1}");
        admin.post(at(fee) + "/tiers", flat).statusCode(409).body("code", equalTo("PLAN_TYPE_NOT_TIERED"));
    }

    @Test
    void plan1NameAndEffectiveDateAreUnique() {
        admin.create(PLANS, percent(10, "2026-01-01"));
        admin.post(PLANS, percent(11, "2026-01-01")).statusCode(409).body("code", equalTo("PLAN_NAME_TAKEN"));
        admin.post(PLANS, percent(11, "2026-01-02")).statusCode(201);
        Api.admin(given.tenant()).post(PLANS, percent(11, "2026-01-01")).statusCode(201);
    }

    @Test
    void plan1OneDefaultADay() {
        String first = admin.create(PLANS, defaultPlan("A", "2026-01-01", "2026-06-30"));
        admin.create(PLANS, defaultPlan("B", "2026-07-01", null));
        admin.post(PLANS, defaultPlan("C", "2026-06-30", "2026-06-30")).statusCode(409)
                .body("code", equalTo("DEFAULT_PLAN_OVERLAP"));
        admin.delete(at(first)).statusCode(204);
        admin.post(PLANS, defaultPlan("C", "2026-06-30", "2026-06-30")).statusCode(201);
        admin.post(PLANS,
                "{'name':'T','type':'TIERED','isDefault':true,'effectiveDate':'2026-04-01','endDate':'2026-04-30'}")
                .statusCode(409).body("code", equalTo("PLAN_INCOMPLETE"));
    }

    @Test
    void plan1OneDefaultADayWhoeverComesFirst() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String body = defaultPlan("D" + i, "2026-01-01", null);
                calls.add(() -> admin.post(PLANS, body).extract().statusCode());
            }
            int created = 0;
            for (var call : pool.invokeAll(calls)) {
                created += call.get() == 201 ? 1 : 0;
            }
            assertEquals(1, created);
            assertEquals(1, given.count(admin.tenant(), "select count(*) from commission_plans where tenant_id = ?",
                    admin.tenant()));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void plan2AVersionCannotRunIntoTheNextOne() {
        String id = admin.create(PLANS, percent(10, "2026-01-01"));
        admin.put(at(id), percent(12, "2026-06-01")).statusCode(200);
        admin.put(at(id), percent(11, "2026-03-01").replace("}", ",'endDate':'2026-06-01'}")).statusCode(409)
                .body("code", equalTo("VERSION_FOLLOWS")).body("detail", containsString("2026-06-01"));
        admin.put(at(id), percent(11, "2026-03-01").replace("}", ",'endDate':'2026-04-30'}")).statusCode(200)
                .body("endDate", equalTo("2026-04-30"));
        admin.get(at(id) + "/versions").body("items.live", contains(false, true, true));
    }

    @Test
    void api3PutAndDeleteWantIfMatch() {
        String id = admin.create(PLANS, percent(10, "2026-01-01"));
        String stale = admin.etag(at(id));
        admin.request().body(Api.json(percent(9, "2026-01-01"))).put("/api" + at(id)).then().statusCode(428)
                .body("code", equalTo("IF_MATCH_REQUIRED"));
        admin.request().delete("/api" + at(id)).then().statusCode(428);
        admin.put(at(id), percent(9, "2026-01-01")).statusCode(200).header("ETag", not(equalTo(stale)));
        admin.request().header("If-Match", stale).body(Api.json(percent(8, "2026-01-01"))).put("/api" + at(id)).then()
                .statusCode(412).body("code", equalTo("STALE_VERSION"));
        admin.request().header("If-Match", stale).delete("/api" + at(id)).then().statusCode(412);
        admin.request().header("If-Match", stale).body("[]").post("/api" + at(id) + "/tiers").then().statusCode(412);
    }

    @Test
    void api4ListsFilterSortAndPage() {
        admin.create(PLANS, "{'name':'Bee','type':'FLAT_FEE','flatAmount':1,'effectiveDate':'2026-01-03'}");
        admin.create(PLANS, "{'name':'Ant','type':'CUSTOM','rules':'1','effectiveDate':'2026-01-02'}");
        String gone = admin.create(PLANS,
                "{'name':'Cat','type':'FLAT_FEE','flatAmount':1,'effectiveDate':'2026-01-01'}");
        admin.delete(at(gone)).statusCode(204);
        admin.get(PLANS).body("items.name", contains("Ant", "Bee", "Cat")).body("nextCursor", nullValue());
        admin.get(PLANS + "?sort=-name").body("items.name", contains("Cat", "Bee", "Ant"));
        admin.get(PLANS + "?sort=effectiveDate").body("items.name", contains("Cat", "Ant", "Bee"));
        admin.get(PLANS + "?sort=createdAt").body("items.name", contains("Bee", "Ant", "Cat"));
        admin.get(PLANS + "?status=ACTIVE&type=FLAT_FEE").body("items.name", contains("Bee"));
        admin.get(PLANS + "?name=aN").body("items.name", contains("Ant"));
        for (String sort : List.of("name", "-name", "effectiveDate", "-effectiveDate", "createdAt", "-createdAt")) {
            List<String> names = new ArrayList<>();
            String cursor = "";
            while (cursor != null) {
                var page = admin.get(PLANS + "?limit=1&sort=" + sort + cursor).statusCode(200).extract();
                names.addAll(page.path("items.name"));
                String next = page.path("nextCursor");
                cursor = next == null ? null : "&cursor=" + next;
            }
            assertEquals(admin.get(PLANS + "?sort=" + sort).extract().path("items.name"), names, sort);
        }
        admin.get(PLANS + "?sort=colour").statusCode(400).body("code", equalTo("INVALID_REQUEST"));
        admin.get(PLANS + "?type=NONE").statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "manager", "rep", "auditor"})
    void perm1OnlyAdminsWritePlansOthersRead(String role) {
        String id = admin.create(PLANS, percent(10, "2026-01-01"));
        Api other = admin.as("x", role);
        other.get(at(id)).statusCode(200);
        other.get(at(id) + "/versions").statusCode(200);
        other.post(PLANS, percent(10, "2026-01-02")).statusCode(403).body("code", equalTo("PERMISSION_MISSING"));
        other.put(at(id), percent(10, "2026-01-02")).statusCode(403);
        other.delete(at(id)).statusCode(403);
        other.post(at(id) + "/tiers", "[]").statusCode(403);
        admin.as("x", "integration").get(at(id)).statusCode(403);
    }

    @Test
    void ten1AnotherTenantsPlanIsNotThere() {
        String id = admin.create(PLANS, percent(10, "2026-01-01"));
        Api stranger = Api.admin(given.tenant());
        stranger.get(at(id)).statusCode(404);
        stranger.get(at(id) + "/versions").statusCode(404);
        stranger.get(at(id) + "/tiers").statusCode(404);
        stranger.put(at(id), percent(1, "2026-01-01")).statusCode(404);
        stranger.delete(at(id)).statusCode(404);
        stranger.post(at(id) + "/tiers", "[]").statusCode(404);
        stranger.get(PLANS).body("items.size()", equalTo(0));
        admin.get(PLANS + "/" + UUID.randomUUID() + "/versions").statusCode(404);
    }

    @Test
    void api2ARepeatedCreationHasOneEffect() {
        for (int i = 0; i < 2; i++) {
            admin.request().header("Idempotency-Key", "k1").body(Api.json(percent(10, "2026-01-01")))
                    .post("/api" + PLANS).then()
                    .statusCode(201).header("ETag", equalTo("\"0\""));
        }
        admin.get(PLANS).body("items.size()", equalTo(1));
    }

    private static String at(String id) {
        return PLANS + "/" + id;
    }

    private static String percent(int rate, String from) {
        return "{'name':'Percent','type':'PERCENT_REVENUE','percentRate':" + rate + ",'effectiveDate':'" + from + "'}";
    }

    private static String defaultPlan(String name, String from, String to) {
        return "{'name':'" + name + "','type':'PERCENT_REVENUE','percentRate':5,'isDefault':true,'effectiveDate':'"
                + from + "'"
                + (to == null ? "" : ",'endDate':'" + to + "'") + "}";
    }
}
