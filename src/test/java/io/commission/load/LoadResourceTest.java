package io.commission.load;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestTokens;
import io.commission.posting.Scenario;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class LoadResourceTest {
    private static final String LOADS = "/api/loads";

    @Inject
    Given given;
    @Inject
    Scenario scenario;

    UUID tenant;
    UUID ann;

    @BeforeEach
    void aRepOnTiers() {
        tenant = scenario.begin().tenant;
        ann = scenario.person("ann");
        scenario.person("bob");
        scenario.assign(ann, scenario.tieredPlan());
    }

    @Test
    void aLoadIsCreatedChangedReplacedAndCancelled() {
        String id = save(load("L1", "\"revenue\": 1000, \"carrierCost\": 600.50")).statusCode(201)
                .header("ETag", "\"0\"").header("Location", containsString("/api/loads/"))
                .body("netMargin", equalTo(399.50f)).body("marginPercent", equalTo(39.95f))
                .body("status", equalTo("DELIVERED")).body("deliveredOn", equalTo("2026-01-10"))
                .body("reps[0].personId", equalTo(ann.toString())).body("reps[0].primary", equalTo(true))
                .extract().path("id");
        assertEquals("80.00", posted());
        save("{\"externalId\": \"L1\", \"revenue\": 2000}").statusCode(200).header("ETag", "\"1\"")
                .body("carrierCost", equalTo(600.50f)).body("deliveredOn", equalTo("2026-01-10"));
        assertEquals("160.00", posted());
        save("{\"externalId\": \"L1\", \"revenue\": 2000.00}").statusCode(200).header("ETag", "\"1\"");
        String whole = load("L1", "\"revenue\": 3000");
        put(id, null, whole).statusCode(428).body("code", equalTo("IF_MATCH_REQUIRED"));
        put(id, "\"0\"", whole).statusCode(412).body("code", equalTo("STALE_VERSION"));
        put(id, "\"1\"", whole).statusCode(200).header("ETag", "\"2\"").body("carrierCost", nullValue())
                .body("netMargin", nullValue());
        assertEquals("240.00", posted());
        put(id, "\"2\"", whole.replace("L1", "L2")).statusCode(422).body("code", equalTo("LOAD_EXTERNAL_ID_FIXED"));
        as("ivy", "integration").post(LOADS + "/" + id + "/cancel").then().statusCode(200)
                .body("status", equalTo("CANCELLED"));
        assertEquals("0.00", posted());
        as("ada", "admin").get(LOADS + "/" + id).then().statusCode(200).header("ETag", "\"3\"");
    }

    @Test
    void whatAPersonSavesWinsOverAnEventFromAClockAhead() {
        String id = save(load("L1", "\"revenue\": 1000")).extract().path("id");
        given.sql(tenant, "update loads set decided_by = '{\"2999-01-01T00:00:00Z x\":[\"revenue\"]}' where id = ?",
                UUID.fromString(id));
        put(id, "\"0\"", load("L1", "\"revenue\": 1500")).statusCode(200).body("revenue", equalTo(1500.00f));
    }

    @Test
    void eachRefusalHasItsCode() {
        save("{\"revenue\": 1}").statusCode(400).body("code", equalTo("INVALID_REQUEST"));
        save(load("L1", "\"revenue\": 1.005")).statusCode(422).body("code", equalTo("TOO_MANY_DECIMALS"))
                .body("errors[0].field", equalTo("revenue"));
        save(load("L1", "\"revenue\": -1")).statusCode(422).body("code", equalTo("AMOUNT_OUT_OF_RANGE"));
        save(load("L1", "\"revenu\": 1")).statusCode(400).body("code", equalTo("MALFORMED_REQUEST"));
        save("{\"externalId\": \"L1\", \"reps\": [{\"rep\": \"ann\", \"share\": 50}]}").statusCode(422)
                .body("code", equalTo("SHARES_NOT_100")).body("errors[0].field", equalTo("reps"));
        save("{\"externalId\": \"L1\", \"reps\": [{\"rep\": \"ann\"}, {\"rep\": \"ann\"}]}").statusCode(422)
                .body("code", equalTo("REP_TWICE"));
        save("{\"externalId\": \"L1\", \"deliveredAt\": \"0001-01-10T18:00:00Z\"}").statusCode(422)
                .body("code", equalTo("DATE_RANGE_INVALID"));
        as("ada", "admin").get(LOADS + "/" + UUID.randomUUID()).then().statusCode(404);
        as("ada", "admin").get(LOADS + "?sort=colour").then().statusCode(400);
        assertEquals(0, given.count(tenant, "select count(*) from loads where tenant_id = ?", tenant));
    }

    @Test
    void aRepSeesOwnLoadsAManagerTheTeamsAndOthersByPermission() {
        UUID mia = given.person(tenant, "mia");
        given.sql(tenant, "update people set manager_id = ? where id = ?", mia, ann);
        String own = save(load("L1", "\"revenue\": 1")).extract().path("id");
        String bobs = save(load("L2", "\"revenue\": 1").replace("ann", "bob")).extract().path("id");
        UUID account = scenario.account("ACME");
        given.sql(tenant, """
                insert into account_owners (tenant_id, id, account_id, owner_id, effective_from)
                values (?, gen_random_uuid(), ?, ?, '2020-01-01')""", tenant, account, ann);
        save("{\"externalId\": \"L3\", \"customerId\": \"ACME\"}").statusCode(201);
        for (List<String> who : List.of(List.of("ann", "rep"), List.of("mia", "manager"))) {
            as(who.get(0), who.get(1)).get(LOADS + "?sort=externalId").then().statusCode(200).body("items.externalId",
                    contains("L1", "L3"));
            as(who.get(0), who.get(1)).get(LOADS + "/" + own).then().statusCode(200);
            as(who.get(0), who.get(1)).get(LOADS + "/" + bobs).then().statusCode(404)
                    .body("code", equalTo("NOT_FOUND"));
            as(who.get(0), who.get(1)).get(LOADS + "?format=csv").then().statusCode(200)
                    .body(containsString("L1")).body(org.hamcrest.Matchers.not(containsString("L2")));
            as(who.get(0), who.get(1)).contentType("application/json").body(load("L4", "\"revenue\": 1"))
                    .post(LOADS).then().statusCode(403);
        }
        as("amy", "auditor").get(LOADS).then().body("items", hasSize(3));
        as("ivy", "integration").get(LOADS).then().statusCode(403);
        given().auth().oauth2(TestTokens.of(given.tenant(), "ada", "admin")).get(LOADS + "/" + own).then()
                .statusCode(404);
    }

    @Test
    void listsFilterSortPageAndExport() {
        for (int i = 1; i <= 3; i++) {
            save(load("L" + i, "\"revenue\": " + i + ", \"orderId\": \"=1+1\"").replace("01-10", "01-1" + i))
                    .statusCode(201);
        }
        String id = as("ada", "admin").get(LOADS + "?externalId=L2").then().body("items", hasSize(1)).extract()
                .path("items[0].id");
        as("ivy", "integration").post(LOADS + "/" + id + "/cancel").then().statusCode(200);
        as("ada", "admin").get(LOADS + "?status=CANCELLED").then().body("items.externalId", contains("L2"));
        as("ada", "admin").get(LOADS + "?deliveredFrom=2026-01-12&deliveredTo=2026-01-12").then()
                .body("items.externalId", contains("L2"));
        as("ada", "admin").get(LOADS + "?personId=" + ann + "&sort=-delivered").then().body("items.externalId",
                contains("L3", "L2", "L1"));
        for (String sort : List.of("created", "externalId", "delivered")) {
            String cursor = as("ada", "admin").get(LOADS + "?limit=2&sort=" + sort).then()
                    .body("items.externalId", contains("L1", "L2")).extract().path("nextCursor");
            as("ada", "admin").get(LOADS + "?limit=2&sort=" + sort + "&cursor=" + cursor).then()
                    .body("items.externalId", contains("L3")).body("nextCursor", nullValue());
        }
        as("ada", "admin").header("Accept", "text/csv").get(LOADS).then().statusCode(200)
                .header("Content-Type", startsWith("text/csv")).body(containsString("'=1+1"))
                .body(containsString("1.00"));
    }

    @Test
    void aRepeatedCallWithAKeyIsAnsweredOnce() {
        String body = load("L1", "\"revenue\": 5");
        String first = as("ivy", "integration").header("Idempotency-Key", "k1").contentType("application/json")
                .body(body).post(LOADS).then().statusCode(201).extract().path("id");
        as("ivy", "integration").header("Idempotency-Key", "k1").contentType("application/json").body(body)
                .post(LOADS).then().statusCode(201).body("id", equalTo(first));
        assertEquals(1, given.count(tenant, "select count(*) from inbound_events where tenant_id = ?", tenant));
    }

    private static String load(String externalId, String facts) {
        return """
                {"externalId": "%s", "deliveredAt": "2026-01-10T18:00:00Z", "reps": [{"rep": "ann"}], %s}"""
                .formatted(externalId, facts);
    }

    private String posted() {
        return given.value(tenant, """
                select round(coalesce(sum(amount), 0), 2)::text from commission_entries
                where tenant_id = ? and status <> 'REVERSED'""", tenant);
    }

    private RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(TestTokens.of(tenant, subject, role));
    }

    private ValidatableResponse save(String body) {
        return as("ivy", "integration").contentType("application/json").body(body).post(LOADS).then();
    }

    private ValidatableResponse put(String id, String ifMatch, String body) {
        RequestSpecification request = as("ada", "admin").contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(LOADS + "/" + id).then();
    }
}
