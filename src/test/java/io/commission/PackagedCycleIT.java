package io.commission;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/**
 * The full cycle over HTTP against the packaged artefact, the jar or the executable: what reading, writing, printing, signing and
 * evaluating need at run time is there.
 */
@QuarkusIntegrationTest
class PackagedCycleIT {
    private static final String ZONE = "America/Chicago";
    private static final String COMMISSION = "/v1/commission";

    private final Given given = TestEnvironment.given();
    private UUID tenant;
    private Api ada;
    private Api finn;
    private Api ivy;

    @BeforeEach
    void aTenant() {
        tenant = given.tenant("USD", ZONE);
        ada = Api.admin(tenant);
        finn = ada.as("finn", "finance");
        ivy = ada.as("ivy", "integration");
    }

    private String person(String name) {
        return ada.create("/people",
                "{'name': '%s', 'externalId': '%s', 'oidcSubject': '%s', 'hireDate': '2020-01-01'}".formatted(name,
                        name,
                        name));
    }

    @Test
    void aLoadUnderACustomPlanIsExplainedApprovedPaidAndPrinted() {
        String ray = person("ray");
        ada.create(COMMISSION + "/plans",
                "{'name': 'Ladder', 'type': 'CUSTOM', 'isDefault': true, 'effectiveDate': '2020-01-01',"
                        + " 'rules': 'IF(marginPercent >= 20, ROUND(margin * 0.18, 2), margin * 0.12)'}");
        YearMonth month = YearMonth.now(ZoneId.of(ZONE)).minusMonths(1);
        ivy.request().contentType("application/cloudevents+json; charset=utf-8")
                .body(Api
                        .json("""
                                {'specversion': '1.0', 'type': 'load.delivered', 'source': '/it', 'id': 'e-1', 'data': {'externalId': 'L-1',
                                 'customerId': 'C-1', 'revenue': 4000.00, 'carrierCost': 3000.00, 'deliveredAt': '%s-15T16:00:00Z',
                                 'reps': [{'rep': 'ray'}]}}"""
                                .formatted(month)))
                .post("/api/events").then().statusCode(202);
        String entry = ada.as("ray", "rep").get(COMMISSION + "/entries").statusCode(200).body("items", hasSize(1))
                .body("items[0].commissionAmount", is(180.0f)).extract().path("items[0].id");
        ada.get(COMMISSION + "/entries/" + entry + "/explanation").statusCode(200).body("size()", greaterThan(2));
        ada.get(COMMISSION + "/entries/" + entry + "/recomputed").statusCode(200).body("equal", is(true));
        finn.request().patch("/api" + COMMISSION + "/entries/" + entry + "/approve").then().statusCode(200);
        String payout = finn
                .post(COMMISSION + "/payouts/generate", "{'month': '%s', 'personIds': ['%s']}".formatted(month, ray))
                .statusCode(200).body("counts.created", is(1)).extract().path("payouts[0].id");
        ada.request().patch("/api" + COMMISSION + "/payouts/" + payout + "/approve").then().statusCode(200);
        finn.post(COMMISSION + "/payouts/" + payout + "/process", "{'paymentMethod': 'PAYROLL'}").statusCode(200)
                .body("status", equalTo("PAID"));
        byte[] pdf = statement(payout, "application/pdf");
        assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
        assertTrue(pdf.length > 5_000, "with its fonts: " + pdf.length);
        assertTrue(new String(statement(payout, "text/csv"), StandardCharsets.UTF_8).contains("180.00"));
        ada.get(COMMISSION + "/verification?month=" + month).statusCode(200).body("right", is(true)).body("entries",
                greaterThan(0));
        awaitEvent("payout.paid");
        ada.get(COMMISSION + "/dashboard?view=team").statusCode(200);
        ada.get("/commissions?commission_type=actual&view=team").statusCode(200);
        ada.get("/commissions?commission_type=projected&view=team").statusCode(200);
    }

    /** Events are let out in their order, so some moments late. */
    private void awaitEvent(String type) {
        List<String> seen = List.of();
        for (int i = 0; i < 100 && !seen.contains(type); i++) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            seen = ada.get("/outbox").statusCode(200).extract().path("items.type");
        }
        assertTrue(seen.contains(type), seen.toString());
    }

    private byte[] statement(String payout, String type) {
        return ada.request().accept(type).get("/api" + COMMISSION + "/payouts/" + payout + "/statement").then()
                .statusCode(200).contentType(startsWith(type)).extract().asByteArray();
    }

    @Test
    void aDealIsReassignedAndRolledBackAndTheChainHolds() {
        String ann = person("ann");
        String cal = person("cal");
        String deal = ada.create("/opportunities", """
                {'name': 'Deal', 'openedOn': '2026-01-01', 'status': 'pipeline', 'amount': 1000, 'ownerId': '%s',
                 'structure': [{'role': 'HOUSE_REP', 'personId': '%s', 'percent': 60}]}""".formatted(ann, ann));
        String before = structure(deal);
        LocalDate ahead = LocalDate.now(ZoneId.of(ZONE)).plusDays(30);
        String change = "{'type': 'DIRECT_TRANSFER', 'effectiveDate': '%s', 'newRepId': '%s'".formatted(ahead, cal);
        ada.post("/opportunities/" + deal + "/commissions/preview", change + "}").statusCode(200).body("afterSplits",
                notNullValue());
        ada.post("/opportunities/" + deal + "/commissions/reassign", change + ", 'reason': 'Ann leaves'}")
                .statusCode(200)
                .body("commissionChangeId", notNullValue());
        ada.get("/commission-changes/opportunity/" + deal).statusCode(200).body("items", hasSize(1));
        String batch = ada.get("/reassignment-batches/list").statusCode(200).extract().path("items[0].id");
        ada.post("/reassignment-batches/" + batch + "/rollback", "{'reason': 'Ann stays'}").statusCode(200);
        assertEquals(before, structure(deal));
        ada.get("/commission-changes/verification").statusCode(200).body("intact", is(true)).body("links", is(2));
        ada.get("/commission-changes/head").statusCode(200).body("algorithm", equalTo("Ed25519")).body("signature",
                notNullValue());
        byte[] pdf = ada.request().accept("application/pdf").get("/api/commission-changes/opportunity/" + deal).then()
                .statusCode(200).extract().asByteArray();
        assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
    }

    private String structure(String deal) {
        return ada.get("/opportunities/" + deal).statusCode(200).extract().path("structure").toString();
    }

    @Test
    void whatADealWillEarnIsForeseenSupposedAndPosted() {
        String ray = person("ray");
        Api rep = ada.as("ray", "rep");
        LocalDate today = LocalDate.now(ZoneId.of(ZONE));
        YearMonth month = YearMonth.from(today);
        ada.create("/targets",
                "{'personId': '%s', 'startDate': '%s', 'endDate': '%s', 'quota': 1000, 'commissionRate': 10}"
                        .formatted(ray, month.atDay(1), month.atEndOfMonth()));
        String deal = "{'externalId': 'F-1', 'name': 'Foreseen', 'ownerId': 'ray', 'amount': 500, 'closeDate': '%s', 'status': '%s'}";
        ivy.post("/deals/sync", "{'deals': [" + deal.formatted(today, "commit") + "]}").statusCode(200).body("opened",
                is(1));
        rep.get("/commissions/dashboard").statusCode(200).body("projected.currentPeriodCommission", is(37.5f))
                .body("combined.forecastedAttainment", is(37.5f));
        String id = rep.get("/deals?externalId=F-1").statusCode(200).extract().path("items[0].id");
        rep.post("/commissions/what-if", "{'deals': [{'dealId': '%s', 'amount': 800}]}".formatted(id)).statusCode(200)
                .body("items[0].difference.forecastedCommission", is(42.5f));
        ivy.post("/deals/sync", "{'deals': [" + deal.formatted(today, "closed_won") + "]}").statusCode(200)
                .body("changed", is(1));
        rep.get("/commissions/dashboard").statusCode(200).body("actual.currentPeriodCommission", is(50.0f))
                .body("projected.currentPeriodCommission", is(0.0f));
        rep.get(COMMISSION + "/entries?type=DEAL_COMMISSION").statusCode(200).body("items", hasSize(1))
                .body("items[0].commissionAmount", is(50.0f));
        ada.get("/commissions/check").statusCode(200).body("differences", hasSize(0));
    }

    @Test
    void aBatchKeepsWhatItIsToDo() throws InterruptedException {
        String ann = person("ann");
        String cal = person("cal");
        String deal = ada.create("/opportunities", """
                {'name': 'Deal', 'openedOn': '2026-01-01', 'status': 'pipeline', 'amount': 1000, 'ownerId': '%s',
                 'structure': [{'role': 'HOUSE_REP', 'personId': '%s', 'percent': 60}]}""".formatted(ann, ann));
        String batch = ada.post("/reassignment-batches", """
                {'scope': {'opportunityIds': ['%s']}, 'strategy': 'UNIFORM', 'reason': 'Ann leaves',
                 'change': {'type': 'DIRECT_TRANSFER', 'newRepId': '%s', 'effectiveDate': '2030-01-01'}}"""
                .formatted(deal, cal)).statusCode(202).extract().path("batchId");
        String status = "";
        for (int i = 0; i < 150 && !status.equals("COMPLETE"); i++) {
            Thread.sleep(200);
            status = ada.get("/reassignment-batches/" + batch).statusCode(200).extract().path("status");
        }
        assertEquals("COMPLETE", status);
        ada.post("/reassignment-batches/" + batch + "/rollback", "{'reason': 'Ann stays'}").statusCode(200)
                .body("applied", is(1));
    }

    @Test
    void filesComeInAndGoOut() {
        ada.request().contentType("text/csv; charset=utf-8").body("externalId,name\nA,Ärger\nB,\"O'Neil, Pat\"\n")
                .post("/api/imports/people").then().statusCode(200).body("imported", is(2)).body("rejected", is(0));
        ada.get("/people").statusCode(200).body("items.name", hasItem("O'Neil, Pat"));
        given().auth().oauth2(TestTokens.of(tenant, "ada", "admin")).get("/api" + COMMISSION + "/entries/export").then()
                .statusCode(200).contentType(startsWith("text/csv"));
        given().get("/q/openapi").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
        given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void everyKindOfProblemIsADocument() {
        String ray = person("ray");
        String people = "/api/people";
        problem(given().get("/api/v1/me").then(), 401, "NOT_AUTHENTICATED");
        problem(ada.as("ray", "rep").post("/teams", "{'name': 'x'}"), 403, "PERMISSION_MISSING");
        problem(ada.get("/people/" + UUID.randomUUID()), 404, "NOT_FOUND");
        problem(ada.request().delete("/api/v1/me").then(), 405, "METHOD_NOT_ALLOWED");
        problem(ada.request().accept("image/png").get(people).then(), 406, "NOT_ACCEPTABLE");
        problem(ada.post("/people", "{'name': 'x', 'colour': 'red'}"), 400, "MALFORMED_REQUEST");
        problem(ada.post("/people", "{}"), 400, "INVALID_REQUEST").body("errors.field", hasItem("name"));
        problem(ada.post("/people", "{'name': 'x', 'oidcSubject': 'ray'}"), 409, "SUBJECT_TAKEN");
        problem(ada.request().body("{\"name\": \"x\"}").put(people + "/" + ray).then(), 428, "IF_MATCH_REQUIRED");
        problem(ada.request().header("If-Match", "\"99\"").body("{\"name\": \"x\"}").put(people + "/" + ray).then(),
                412,
                "STALE_VERSION");
        problem(ada.request().contentType(ContentType.XML).body("<x/>").post(people).then(), 415,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(ada.post("/people", "{'name': '" + "x".repeat(1_100_000) + "'}"), 413, "BODY_TOO_LARGE");
        problem(ada.post(COMMISSION + "/plans", "{'name': 'x', 'type': 'CUSTOM', 'rules': 'RANDOM()'}"), 422,
                "RULES_INVALID");
        RequestSpecification keyed = ada.request().header("Idempotency-Key", "k").body("{\"name\": \"East\"}");
        String first = keyed.post("/api/teams").then().statusCode(201).extract().path("id");
        assertEquals(first,
                ada.request().header("Idempotency-Key", "k").body("{\"name\": \"East\"}").post("/api/teams").then()
                        .statusCode(201).extract().path("id"));
        problem(ada.request().header("Idempotency-Key", "k").body("{\"name\": \"West\"}").post("/api/teams").then(),
                422,
                "IDEMPOTENCY_KEY_REUSED");
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType(startsWith("application/problem+json")).body("code", equalTo(code))
                .body("type", startsWith("urn:commission:problem:")).body("traceId", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void zonesOfTheWholeWorldAreKnown() {
        for (String zone : List.of("Asia/Kathmandu", "Pacific/Chatham", "America/St_Johns")) {
            UUID elsewhere = given.tenant("KWD", zone);
            Api.admin(elsewhere).get("/v1/me").statusCode(200).body("tenant.timeZone", equalTo(zone));
        }
    }
}
