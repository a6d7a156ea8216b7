package io.commission.assignment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** PLAN-6 and TIME-2 over HTTP. */
@QuarkusTest
class AssignmentTest {
    private static final String ASSIGNMENTS = "/v1/commission/assignments";
    private static final String PLANS = "/v1/commission/plans";
    private static final String NOBODY = "0b1ebe1d-0000-7000-8000-000000000001";

    @Inject
    Given given;
    @Inject
    TestClock clock;
    Api admin;
    UUID ray;
    String plan;

    @BeforeEach
    void tenant() {
        admin = Api.admin(given.tenant());
        clock.set(LocalDate.parse("2026-03-15"), "America/Chicago");
        ray = given.person(admin.tenant(), "ray");
        plan = admin.create(PLANS,
                "{'name':'P','type':'PERCENT_MARGIN','percentRate':10,'effectiveDate':'2026-01-01'}");
    }

    @Test
    void plan6AnAssignmentWithOverrideAndDraw() {
        String id = admin.create(ASSIGNMENTS, assignment("'overrideRate':0,'drawAmount':2000,'drawRecoverable':false"));
        admin.get(at(id)).statusCode(200).body("effectiveDate", equalTo("2026-03-15"))
                .body("overrideRate", equalTo(0.0f))
                .body("overrideFlat", nullValue()).body("drawAmount", equalTo(2000.0f))
                .body("drawRecoverable", equalTo(false))
                .body("personName", equalTo("ray")).body("planName", equalTo("P")).body("endDate", nullValue());
    }

    @Test
    void plan2VersionsAndEnding() {
        String id = admin.create(ASSIGNMENTS, assignment("'effectiveDate':'2026-01-01'"));
        admin.put(at(id), assignment("'effectiveDate':'2026-02-01','overrideRate':12")).statusCode(200);
        admin.put(at(id), assignment("'effectiveDate':'2026-02-01','overrideRate':13")).statusCode(200).body("revision",
                equalTo(2));
        admin.put(at(id), assignment("'effectiveDate':'2026-05-01','overrideFlat':25")).statusCode(200);
        admin.get(at(id) + "?asOf=2026-01-31").body("overrideRate", nullValue()).body("endDate", equalTo("2026-01-31"));
        admin.get(at(id)).body("overrideRate", equalTo(13.0f)).body("endDate", equalTo("2026-04-30"));
        admin.put(at(id), assignment("'endDate':'2026-03-31','overrideRate':13")).statusCode(200)
                .body("endDate", equalTo("2026-03-31"));
        admin.get(ASSIGNMENTS + "?personId=" + ray + "&onDate=2026-04-01").body("items", empty());
        admin.get(ASSIGNMENTS + "?personId=" + ray + "&onDate=2026-03-31").body("items.id", contains(id));
        admin.get(at(id) + "/versions")
                .body("items.effectiveDate", contains("2026-05-01", "2026-03-15", "2026-02-01", "2026-02-01",
                        "2026-01-01"))
                .body("items.live", contains(false, true, true, false, true));
    }

    @Test
    void time2OverlapIsRefusedAdjacentIsFine() {
        admin.create(ASSIGNMENTS, assignment("'effectiveDate':'2026-01-01','endDate':'2026-03-31'"));
        admin.post(ASSIGNMENTS, assignment("'effectiveDate':'2026-03-31'")).statusCode(409).body("code",
                equalTo("ASSIGNMENT_OVERLAP"));
        admin.post(ASSIGNMENTS, assignment("'effectiveDate':'2025-12-01'")).statusCode(409).body("code",
                equalTo("ASSIGNMENT_OVERLAP"));
        String next = admin.create(ASSIGNMENTS, assignment("'effectiveDate':'2026-04-01'"));
        admin.put(at(next), assignment("'effectiveDate':'2026-03-31'")).statusCode(409).body("code",
                equalTo("ASSIGNMENT_OVERLAP"));
        admin.get(ASSIGNMENTS).body("items.size()", equalTo(2));
    }

    @Test
    void time2TwoAtOnceOneStands() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                calls.add(() -> admin.post(ASSIGNMENTS, assignment("'effectiveDate':'2026-01-01'")).extract()
                        .statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            for (var call : pool.invokeAll(calls)) {
                answers.add(call.get());
            }
            assertEquals(1, answers.stream().filter(status -> status == 201).count(), answers.toString());
            assertEquals(15, answers.stream().filter(status -> status == 409).count(), answers.toString());
            assertEquals(1, given.count(admin.tenant(),
                    "select count(*) from user_commission_assignments where tenant_id = ?", admin.tenant()));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void plan6TakingBackFreesTheDays() {
        String id = admin.create(ASSIGNMENTS, assignment("'effectiveDate':'2026-01-01'"));
        admin.delete(at(id)).statusCode(204);
        admin.get(at(id)).statusCode(404);
        admin.get(ASSIGNMENTS).body("items", empty());
        admin.get(at(id) + "/versions").statusCode(200).body("items.live", contains(false));
        admin.create(ASSIGNMENTS, assignment("'effectiveDate':'2026-01-01'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'overrideRate':5,'overrideFlat':5                          | 422 | ASSIGNMENT_TWO_OVERRIDES | overrideFlat",
            "'overrideRate':5.00001                                     | 422 | TOO_MANY_DECIMALS        | overrideRate",
            "'overrideRate':101                                         | 422 | AMOUNT_OUT_OF_RANGE      | overrideRate",
            "'overrideFlat':5.001                                       | 422 | TOO_MANY_DECIMALS        | overrideFlat",
            "'drawAmount':-1                                            | 422 | AMOUNT_OUT_OF_RANGE      | drawAmount",
            "'effectiveDate':'2026-02-01','endDate':'2026-01-31'        | 422 | DATE_RANGE_INVALID       | endDate",
            "'effectiveDate':'2025-02-01','endDate':'2025-12-31'        | 422 | PLAN_NOT_IN_FORCE        | planId"})
    void plan6Refusals(String fields, int status, String code, String field) {
        admin.post(ASSIGNMENTS, assignment(fields)).statusCode(status).body("code", equalTo(code)).body("errors.field",
                hasItem(field));
        assertEquals(0, given.count(admin.tenant(),
                "select count(*) from user_commission_assignments where tenant_id = ?", admin.tenant()));
    }

    @Test
    void plan6WhoAndWhichPlanMustBeKnown() {
        admin.post(ASSIGNMENTS, "{'personId':'" + NOBODY + "','planId':'" + plan + "'}").statusCode(422)
                .body("code", equalTo("PERSON_UNKNOWN"));
        admin.post(ASSIGNMENTS, "{'personId':'" + ray + "','planId':'" + NOBODY + "'}").statusCode(422)
                .body("code", equalTo("PLAN_UNKNOWN"));
        admin.post(ASSIGNMENTS, "{'personId':'" + given.house(admin.tenant()) + "','planId':'" + plan + "'}")
                .statusCode(422)
                .body("code", equalTo("SPECIAL_OWNER_NOT_HERE"));
        UUID rosa = given.person(admin.tenant(), "rosa");
        String id = admin.create(ASSIGNMENTS, assignment("'effectiveDate':'2026-01-01'"));
        admin.put(at(id), "{'personId':'" + rosa + "','planId':'" + plan + "'}").statusCode(422).body("code",
                equalTo("RULE_VIOLATED"));
    }

    @Test
    void plan3AnIncompletePlanCannotBeAssigned() {
        String tiered = admin.create(PLANS, "{'name':'T','type':'TIERED'}");
        String body = "{'personId':'" + ray + "','planId':'" + tiered + "'}";
        admin.post(ASSIGNMENTS, body).statusCode(409).body("code", equalTo("PLAN_INCOMPLETE"));
        String kind = "'thresholdType':'REVENUE','rateType':'PERCENT','period':'MONTHLY'";
        String tiers = PLANS + "/" + tiered + "/tiers";
        admin.post(tiers, "{" + kind + ",'maximum':100,'rate':5}").statusCode(201);
        admin.post(ASSIGNMENTS, body).statusCode(409).body("code", equalTo("PLAN_INCOMPLETE"));
        admin.post(tiers, "{" + kind + ",'rate':6}").statusCode(201);
        admin.post(ASSIGNMENTS, body).statusCode(201);
        admin.post(tiers, "[{" + kind + ",'maximum':100,'rate':5}]").statusCode(409).body("code",
                equalTo("PLAN_INCOMPLETE"));
    }

    @Test
    void plan2AnEndedPlanIsNotAssignedBeyondItsEnd() {
        admin.delete(PLANS + "/" + plan).statusCode(204);
        admin.post(ASSIGNMENTS, assignment("'effectiveDate':'2026-02-01'")).statusCode(409).body("code",
                equalTo("PLAN_INACTIVE"));
        admin.post(ASSIGNMENTS, assignment("'effectiveDate':'2026-02-01','endDate':'2026-03-15'")).statusCode(201);
    }

    @Test
    void api3AssignmentsWantIfMatch() {
        String id = admin.create(ASSIGNMENTS, assignment("'effectiveDate':'2026-01-01'"));
        String stale = admin.etag(at(id));
        admin.request().body(Api.json(assignment(""))).put("/api" + at(id)).then().statusCode(428);
        admin.request().delete("/api" + at(id)).then().statusCode(428);
        admin.put(at(id), assignment("'effectiveDate':'2026-02-01'")).statusCode(200).header("ETag",
                not(equalTo(stale)));
        admin.request().header("If-Match", stale).delete("/api" + at(id)).then().statusCode(412);
    }

    @Test
    void perm4AssignmentsShowOwnTeamOrAll() {
        UUID mia = given.person(admin.tenant(), "mia");
        UUID rosa = given.person(admin.tenant(), "rosa", mia);
        String rays = admin.create(ASSIGNMENTS, assignment(""));
        String rosas = admin.create(ASSIGNMENTS, "{'personId':'" + rosa + "','planId':'" + plan + "'}");
        admin.as("ray", "rep").get(ASSIGNMENTS).body("items.id", contains(rays));
        admin.as("ray", "rep").get(at(rosas)).statusCode(404);
        admin.as("ray", "rep").get(at(rosas) + "/versions").statusCode(404);
        admin.as("ray", "rep").get("/v1/commission/users/" + rosa + "/plan").statusCode(404);
        admin.as("mia", "manager").get(ASSIGNMENTS).body("items.id", contains(rosas));
        admin.as("x", "auditor").get(ASSIGNMENTS).body("items.id", containsInAnyOrder(rays, rosas));
        String cursor = admin.get(ASSIGNMENTS + "?limit=1").body("items.size()", equalTo(1)).extract()
                .path("nextCursor");
        admin.get(ASSIGNMENTS + "?limit=1&cursor=" + cursor).body("items.size()", equalTo(1)).body("nextCursor",
                nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "manager", "rep", "auditor", "integration"})
    void perm1OnlyAdminsAssign(String role) {
        String id = admin.create(ASSIGNMENTS, assignment(""));
        Api other = admin.as("x", role);
        other.post(ASSIGNMENTS, assignment("")).statusCode(403).body("code", equalTo("PERMISSION_MISSING"));
        other.put(at(id), assignment("")).statusCode(403);
        other.delete(at(id)).statusCode(403);
    }

    @Test
    void ten1AnotherTenantsAssignmentIsNotThere() {
        String id = admin.create(ASSIGNMENTS, assignment(""));
        Api stranger = Api.admin(given.tenant());
        stranger.get(at(id)).statusCode(404);
        stranger.get(at(id) + "/versions").statusCode(404);
        stranger.put(at(id), assignment("")).statusCode(404);
        stranger.delete(at(id)).statusCode(404);
        stranger.get("/v1/commission/users/" + ray + "/plan").statusCode(404);
        stranger.post(ASSIGNMENTS, assignment("")).statusCode(422).body("code", equalTo("PERSON_UNKNOWN"));
        UUID own = given.person(stranger.tenant(), "own");
        stranger.post(ASSIGNMENTS, "{'personId':'" + own + "','planId':'" + plan + "'}").statusCode(422)
                .body("code", equalTo("PLAN_UNKNOWN"));
    }

    @Test
    void plan7TheEffectivePlanIsExplained() {
        String user = "/v1/commission/users/" + ray + "/plan";
        admin.get(user).statusCode(200).body("source", equalTo("DEFAULT_RATE")).body("rate", equalTo(10.0f))
                .body("basis", equalTo("NET_MARGIN")).body("plan", nullValue()).body("precedence.chosen",
                        contains(false, false, false, false, true));
        String usual = admin.create(PLANS, "{'name':'D','type':'FLAT_FEE','flatAmount':5,'isDefault':true}");
        admin.get(user).body("source", equalTo("DEFAULT_PLAN")).body("plan.id", equalTo(usual)).body("method",
                equalTo("FLAT"));
        String id = admin.create(ASSIGNMENTS, assignment(""));
        admin.get(user).body("source", equalTo("PLAN")).body("plan.id", equalTo(plan))
                .body("assignment.id", equalTo(id))
                .body("precedence[3].reason", equalTo("PLAN comes first"));
        admin.put(at(id), assignment("'overrideRate':0")).statusCode(200);
        admin.get(user).body("source", equalTo("ASSIGNMENT_OVERRIDE")).body("rate", equalTo(0.0f));
        UUID acme = account("Acme");
        String override = admin.create("/v1/commission/overrides", "{'personId':'" + ray + "','accountId':'" + acme
                + "','rateType':'FLAT','rate':33.25}");
        admin.get(user + "?accountId=" + acme).body("source", equalTo("CUSTOMER_OVERRIDE"))
                .body("rate", equalTo(33.25f))
                .body("override.id", equalTo(override)).body("precedence[1].chosen", equalTo(false));
        admin.get(user + "?date=2026-03-14").body("source", equalTo("DEFAULT_RATE"));
    }

    @Test
    void plan6OverridesForCustomers() {
        String path = "/v1/commission/overrides";
        UUID acme = account("Acme");
        String body = "{'personId':'" + ray + "','accountId':'" + acme
                + "','rateType':'PERCENT','rate':0,'notes':'by contract'";
        String id = admin.create(path, body + ",'effectiveDate':'2026-01-01','endDate':'2026-06-30'}");
        admin.get(path + "/" + id).body("rate", equalTo(0.0f)).body("basis", nullValue())
                .body("accountName", equalTo("Acme"))
                .body("notes", equalTo("by contract"));
        admin.post(path, body + ",'effectiveDate':'2026-06-30'}").statusCode(409).body("code",
                equalTo("OVERRIDE_OVERLAP"));
        admin.create(path, body + ",'effectiveDate':'2026-07-01'}");
        admin.create(path,
                body.replace(acme.toString(), account("Other").toString()) + ",'effectiveDate':'2026-06-30'}");
        admin.put(path + "/" + id, body.replace("'rate':0", "'rate':7,'basis':'LINEHAUL'") + ",'endDate':'2026-06-30'}")
                .statusCode(200)
                .body("effectiveDate", equalTo("2026-03-15")).body("basis", equalTo("LINEHAUL"));
        admin.get(path + "?accountId=" + acme + "&onDate=2026-03-15").body("items.rate", contains(7.0f));
        admin.get(path + "/" + id + "/versions").body("items.size()", equalTo(2));
        admin.post(path, body.replace(acme.toString(), NOBODY) + "}").statusCode(422).body("code",
                equalTo("ACCOUNT_UNKNOWN"));
        admin.post(path, body.replace("'rate':0", "'rate':5.00001") + "}").statusCode(422).body("code",
                equalTo("TOO_MANY_DECIMALS"));
        admin.post(path, body.replace("PERCENT", "FLAT").replace("'rate':0", "'rate':5.001") + "}").statusCode(422)
                .body("code", equalTo("TOO_MANY_DECIMALS"));
        admin.as("x", "finance").post(path, body + "}").statusCode(403);
        admin.as("x", "rep").get(path).body("items", empty());
        Api stranger = Api.admin(given.tenant());
        stranger.get(path + "/" + id).statusCode(404);
        stranger.put(path + "/" + id, body + "}").statusCode(404);
        stranger.delete(path + "/" + id).statusCode(404);
        admin.request().delete("/api" + path + "/" + id).then().statusCode(428);
        admin.delete(path + "/" + id).statusCode(204);
        admin.get(path + "/" + id).statusCode(404);
    }

    private UUID account(String name) {
        UUID id = UUID.randomUUID();
        given.sql(admin.tenant(), "insert into accounts (tenant_id, id, name) values (?, ?, ?)", admin.tenant(), id,
                name);
        return id;
    }

    private String assignment(String fields) {
        return "{'personId':'" + ray + "','planId':'" + plan + "'" + (fields.isEmpty() ? "" : "," + fields) + "}";
    }

    private static String at(String id) {
        return ASSIGNMENTS + "/" + id;
    }
}
