package io.commission.settings;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.TestTokens;
import io.commission.posting.Scenario;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The tenant's settings: TEN-1, PERM-1, PLAN-2, section 16. */
@QuarkusTest
class SettingsTest {

    private static final String SETTINGS = "/api/v1/commission/settings";

    @Inject
    Scenario scenario;

    @BeforeEach
    void aTenant() {
        scenario.begin();
    }

    @Test
    void section16TheEnvironmentGivesTheDefaultsAsPercents() {
        as("ada", "admin").get(SETTINGS).then().statusCode(200).header("ETag", "\"0\"").body("defaultRate", is(10.0f))
                .body("defaultMinimumMargin", is(10.0f)).body("basePrimarySplit", is(60.0f))
                .body("payoutApprovalThreshold", is(10000.0f)).body("calculationTrigger", equalTo("ON_DELIVERY"))
                .body("timeZone", equalTo("America/Chicago")).body("currency", equalTo("USD"));
    }

    @Test
    void plan2ANewDateStartsAVersionAndAnEqualOneCorrectsIt() {
        put("0", "{\"effectiveDate\": \"2026-01-01\", \"defaultRate\": 8}").statusCode(200).header("ETag", "\"1\"");
        put("1", "{\"effectiveDate\": \"2026-03-01\", \"defaultRate\": 9}").statusCode(200);
        put("2", "{\"effectiveDate\": \"2026-01-01\", \"defaultRate\": 8.5}").statusCode(200).body("revision", is(2));
        as("ada", "admin").get(SETTINGS + "?asOf=2025-12-31").then().body("defaultRate", is(10.0f));
        as("ada", "admin").get(SETTINGS + "?asOf=2026-02-28").then().body("defaultRate", is(8.5f)).body("endDate",
                equalTo("2026-02-28"));
        as("ada", "admin").get(SETTINGS + "?asOf=2026-03-01").then().body("defaultRate", is(9.0f));
        as("ada", "admin").get(SETTINGS + "/versions").then().body("items", hasSize(3)).body("items.live",
                contains(true, true, false));
    }

    @Test
    void api3TheVersionThatWasReadMustBeNamed() {
        as("ada", "admin").body("{\"defaultRate\": 8}").put(SETTINGS).then().statusCode(428);
        put("7", "{\"defaultRate\": 8}").statusCode(412);
        as("ada", "admin").get(SETTINGS + "/versions").then().body("items", empty());
    }

    @Test
    void ent2ALowerDefaultRateWithAnEarlierDateIsSettled() {
        UUID ann = scenario.person("ann");
        scenario.calculate(scenario.load("L1", "2026-02-10", "3000", "2000", ann, null));
        assertEquals(List.of("100.00"), scenario.amounts(ann));
        put("0", "{\"effectiveDate\": \"2026-02-01\", \"defaultRate\": 8}").statusCode(200);
        assertEquals(List.of("80.00"), scenario.amounts(ann));
        put("1", "{\"effectiveDate\": \"2026-02-01\", \"defaultRateEnabled\": false}").statusCode(200);
        assertEquals(List.of(), scenario.amounts(ann));
        assertEquals("NO_TERMS", scenario.in(() -> scenario.sql.query(
                "select code from commission_exceptions where tenant_id = ? and status = 'OPEN'", scenario.tenant)
                .one(row -> row.text(1))));
        put("2", "{\"effectiveDate\": \"2026-02-01\", \"defaultRateEnabled\": true}").statusCode(200);
        assertEquals(List.of("80.00"), scenario.amounts(ann));
    }

    @Test
    void calc1CreditThenRateDividesTheBasisUnderEachRepsOwnTerms() {
        UUID ann = scenario.person("ann");
        UUID bob = scenario.person("bob");
        scenario.assign(ann, scenario.plan("PERCENT_MARGIN", "NET_MARGIN", "10"));
        scenario.assign(bob, scenario.plan("PERCENT_MARGIN", "NET_MARGIN", "20"));
        UUID load = scenario.load("L1", "2026-02-10", "3000", "2000", ann, null, bob, null);
        scenario.calculate(load);
        assertEquals(List.of("40.00"), scenario.amounts(bob));
        put("0", "{\"effectiveDate\": \"2026-01-01\", \"splitMode\": \"CREDIT_THEN_RATE\"}").statusCode(200);
        assertEquals(List.of("60.00"), scenario.amounts(ann));
        assertEquals(List.of("80.00"), scenario.amounts(bob));
    }

    @Test
    void badSettingsAreRefusedAndLeaveNothing() {
        put("0", "{\"timeZone\": \"Mars/Base\"}").statusCode(422).body("code", equalTo("TIME_ZONE_UNKNOWN"));
        put("0", "{\"currency\": \"ABC\"}").statusCode(422).body("code", equalTo("CURRENCY_UNKNOWN"));
        put("0", "{\"defaultRate\": 8.00001}").statusCode(422).body("code", equalTo("TOO_MANY_DECIMALS"));
        put("0", "{\"payoutGenerationDay\": 32}").statusCode(400);
        put("0", "{\"unknown\": 1}").statusCode(400);
        UUID ann = scenario.person("ann");
        scenario.calculate(scenario.load("L1", "2026-02-10", "3000", "2000", ann, null));
        put("0", "{\"currency\": \"EUR\"}").statusCode(409).body("code", equalTo("CURRENCY_IN_USE"));
        as("ada", "admin").get(SETTINGS + "/versions").then().body("items", empty());
        for (String role : List.of("finance", "manager", "rep", "auditor", "integration")) {
            as("x", role).header("If-Match", "\"0\"").body("{\"defaultRate\": 8}").put(SETTINGS).then().statusCode(403);
        }
    }

    @Test
    void perm1AWithheldPermissionIsGoneWithTheNextRequest() {
        String withheld = SETTINGS + "/roles/finance/withheld-permissions";
        String etag = as("ada", "admin").get(withheld).then().statusCode(200).body("permissions", empty()).extract()
                .header("ETag");
        as("ada", "admin").header("If-Match", etag).body("{\"permissions\": [\"entries.create\"]}").put(withheld).then()
                .statusCode(200);
        as("finn", "finance").body("{\"month\": \"2026-01\"}").post("/api/v1/commission/calculate").then()
                .statusCode(403);
        as("ada", "admin").body("{\"month\": \"2026-01\"}").post("/api/v1/commission/calculate").then().statusCode(200);
        as("ada", "admin").header("If-Match", "*").body("{\"permissions\": [\"plans.write\"]}").put(withheld).then()
                .statusCode(422).body("code", equalTo("PERMISSION_UNKNOWN"));
        as("ada", "admin").header("If-Match", "*").body("{\"permissions\": [\"settings.write\"]}")
                .put(SETTINGS + "/roles/admin/withheld-permissions").then().statusCode(422)
                .body("code", equalTo("PERMISSION_NOT_WITHHOLDABLE"));
        as("ada", "admin").get(SETTINGS + "/roles/king/withheld-permissions").then().statusCode(404);
    }

    private ValidatableResponse put(String version, String body) {
        return as("ada", "admin").header("If-Match", "\"" + version + "\"").body(body).put(SETTINGS).then();
    }

    private RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(TestTokens.of(scenario.tenant, subject, role)).contentType(ContentType.JSON);
    }
}
