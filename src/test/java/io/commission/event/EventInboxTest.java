package io.commission.event;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestTokens;
import io.commission.posting.Scenario;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;

/** EVT-1: accepted means stored and calculated, once. */
@QuarkusTest
class EventInboxTest {
    private static final String EVENTS = "/api/events";
    private static final String EXCEPTIONS = "/api/v1/commission/exceptions";

    @Inject
    Given given;
    @Inject
    Scenario scenario;

    UUID tenant;
    UUID ann;
    String ivy;
    String ada;

    @BeforeEach
    void aRepOnTiers() {
        tenant = scenario.begin().tenant;
        ann = scenario.person("ann");
        scenario.assign(ann, scenario.tieredPlan());
        ivy = TestTokens.of(tenant, "ivy", "integration");
        ada = TestTokens.of(tenant, "ada", "admin");
    }

    @Test
    void aDeliveredLoadBecomesAnEntry() {
        post(delivered("e1", "L1", "60000")).statusCode(202).body("results", hasSize(1))
                .body("results[0].source", equalTo("/tms")).body("results[0].id", equalTo("e1"))
                .body("results[0].status", equalTo("ACCEPTED"));
        entries(ada).body("items", hasSize(1)).body("items[0].personId", equalTo(ann.toString()))
                .body("items[0].commissionAmount", equalTo(5000.00f)).body("items[0].status", equalTo("PENDING"));
    }

    @Test
    void theSameAgainIsADuplicateWithoutEffect() {
        post(delivered("e1", "L1", "60000"));
        post(delivered("e1", "L1", "99999")).statusCode(202).body("results[0].status", equalTo("DUPLICATE"));
        entries(ada).body("items", hasSize(1)).body("items[0].commissionAmount", equalTo(5000.00f));
        List<String> results = post("[" + delivered("e2", "L2", "1") + "," + delivered("e2", "L2", "2") + "]",
                EventReader.BATCH).statusCode(202).extract().path("results.status");
        assertEquals(List.of("ACCEPTED", "DUPLICATE"), results);
    }

    @Test
    void binaryModeIsRead() {
        given().auth().oauth2(ivy).header("ce-specversion", "1.0").header("ce-id", "b1").header("ce-source", "/tms")
                .header("ce-type", "load.delivered").header("ce-time", "2026-01-10T18:00:00Z")
                .contentType("application/json")
                .body("""
                        {"externalId": "L1", "revenue": 100, "deliveredAt": "2026-01-10T18:00:00Z",
                         "reps": [{"rep": "ann"}]}""")
                .post(EVENTS).then().statusCode(202).body("results[0].id", equalTo("b1"));
        entries(ada).body("items[0].commissionAmount", equalTo(8.00f));
    }

    @Test
    void aBatchIsAcceptedWholeOrNotAtAllAndNamesTheFault() {
        post("[" + delivered("e1", "L1", "100") + "," + delivered("e2", "L2", "1.005") + "]", EventReader.BATCH)
                .statusCode(400).body("code", equalTo("INVALID_EVENT"))
                .body("errors[0].field", equalTo("[1].data.revenue"))
                .body("errors[0].code", equalTo("TOO_MANY_DECIMALS"));
        String shares = delivered("e3", "L3", "100").replace("{\"rep\":\"ann\"}",
                "{\"rep\":\"ann\",\"share\":60},{\"rep\":\"bob\",\"share\":30}");
        post("[" + delivered("e1", "L1", "100") + "," + shares + "]", EventReader.BATCH).statusCode(422)
                .body("code", equalTo("SHARES_NOT_100")).body("errors[0].field", equalTo("[1].data.reps"));
        assertEquals(0, given.count(tenant, "select count(*) from inbound_events where tenant_id = ?", tenant));
        assertEquals(0, given.count(tenant, "select count(*) from loads where tenant_id = ?", tenant));
    }

    @Test
    void anEventFromMoreThanADayAheadIsRefused() {
        String soon = Instant.now().plus(23, ChronoUnit.HOURS).toString();
        String later = Instant.now().plus(25, ChronoUnit.HOURS).toString();
        post(delivered("e1", "L1", "100").replace("2026-01-10T18:00:01Z", later)).statusCode(422)
                .body("code", equalTo("EVENT_TIME_AHEAD")).body("errors[0].field", equalTo("time"));
        post(delivered("e1", "L1", "100").replace("2026-01-10T18:00:01Z", soon)).statusCode(202);
    }

    @Test
    void onlyIntegrationAndAdminPostAndWhatIsNoEventIsRefused() {
        for (String role : List.of("rep", "manager", "finance", "auditor")) {
            post(TestTokens.of(tenant, "x", role), delivered("e1", "L1", "1"), EventReader.STRUCTURED).statusCode(403)
                    .body("code", equalTo("PERMISSION_MISSING"));
        }
        post("{\"specversion\": \"1.0\"}").statusCode(400).body("code", equalTo("INVALID_EVENT"));
        post("nonsense").statusCode(400).body("code", equalTo("MALFORMED_REQUEST"));
        post("{}", "application/json").statusCode(415);
        post("x", "text/plain").statusCode(415).body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
        post(delivered("e1", "L1", "1").replace("load.delivered", "deal.signed")).statusCode(400)
                .body("errors[0].code", equalTo("UNSUPPORTED_EVENT_TYPE"));
        post(delivered("e1", "L1", "1").replace("\"L1\"", "\"" + "x".repeat(70_000) + "\"")).statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
    }

    @Test
    void receivedEventsAreListedForThoseWhoReadAll() {
        post("[" + delivered("e1", "L1", "100.50") + "," + delivered("e2", "L2", "1") + "]", EventReader.BATCH);
        String cursor = given().auth().oauth2(ada).get(EVENTS + "?limit=1").then().statusCode(200)
                .body("items[0].id", equalTo("e2")).body("items[0].data.externalId", equalTo("L2"))
                .body("items[0].receivedBy", equalTo("ivy")).extract().path("nextCursor");
        given().auth().oauth2(ada).get(EVENTS + "?limit=1&cursor=" + cursor).then().statusCode(200)
                .body("items[0].id", equalTo("e1")).body("nextCursor", nullValue());
        given().auth().oauth2(ada).get(EVENTS + "?subject=L1&type=load.delivered").then().body("items", hasSize(1));
        given().auth().oauth2(TestTokens.of(tenant, "ann", "rep")).get(EVENTS).then().statusCode(403);
        given().auth().oauth2(TestTokens.of(given.tenant(), "ada", "admin")).get(EVENTS).then().statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void evt1SixtyFourParallelPostsOfOneEventHaveOneEffect() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(64);
        List<Callable<String>> calls = Collections.nCopies(64,
                () -> post(delivered("e1", "L1", "60000")).statusCode(202).extract().path("results[0].status"));
        List<String> answers = new ArrayList<>();
        for (Future<String> answer : pool.invokeAll(calls)) {
            answers.add(answer.get());
        }
        pool.shutdown();
        assertEquals(1, Collections.frequency(answers, "ACCEPTED"));
        assertEquals(63, Collections.frequency(answers, "DUPLICATE"));
        entries(ada).body("items", hasSize(1));
    }

    @Test
    void calc6ParallelEventsOfOneLoadAndOthersAddUp() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String batch = "[" + delivered("a" + i, "L" + i % 8, "10000") + ","
                    + delivered("b" + i, "L" + (i + 3) % 8, "10000") + "]";
            calls.add(() -> post(batch, EventReader.BATCH).extract().statusCode());
        }
        for (Future<Integer> answer : pool.invokeAll(calls)) {
            assertEquals(202, answer.get());
        }
        pool.shutdown();
        assertEquals("7000.00", given.<Object>value(tenant, """
                select round(sum(amount), 2)::text from commission_entries
                where tenant_id = ? and status <> 'REVERSED'""", tenant));
    }

    @Test
    void anotherTenantSeesAndMovesNothing() {
        UUID other = given.tenant();
        post(delivered("e1", "L1", "100"));
        post(TestTokens.of(other, "ivy", "integration"), delivered("e1", "L1", "999"), EventReader.STRUCTURED)
                .statusCode(202)
                .body("results[0].status", equalTo("ACCEPTED"));
        entries(ada).body("items", hasSize(1)).body("items[0].commissionAmount", equalTo(8.00f));
        exceptions(TestTokens.of(other, "ada", "admin"), "?status=OPEN").body("items", hasSize(1))
                .body("items[0].code", equalTo("REP_UNKNOWN")).body("items[0].detail", containsString("ann"));
        exceptions(ada, "").body("items", hasSize(0));
    }

    @Test
    void plan7AnExceptionResolvesWhenTheContactAppears() {
        post(delivered("e1", "L1", "100").replace("\"ann\"", "\"EMP-9\"")).statusCode(202);
        exceptions(ada, "?status=OPEN&code=REP_UNKNOWN").body("items", hasSize(1))
                .body("items[0].loadExternalId", equalTo("L1"));
        post("""
                {"specversion": "1.0", "id": "c1", "source": "/crm", "type": "contact.created",
                 "data": {"externalId": "EMP-9", "name": "Rita Rep", "email": "rita@example.com"}}""").statusCode(202);
        exceptions(ada, "?code=REP_UNKNOWN").body("items", hasSize(1)).body("items[0].status", equalTo("RESOLVED"));
        exceptions(ada, "?status=OPEN").body("items[0].code", equalTo("MARGIN_UNKNOWN"));
    }

    @Test
    void load2AnAccountEventBringsTheOwner() {
        post(delivered("e1", "L1", "100").replace("\"reps\":[{\"rep\":\"ann\"}]", "\"customerId\":\"ACME\""))
                .statusCode(202);
        exceptions(ada, "?status=OPEN").body("items[0].code", equalTo("NO_REP"));
        post("""
                {"specversion": "1.0", "id": "a1", "source": "/crm", "type": "account.created", "time": "2020-01-01T12:00:00Z",
                 "data": {"externalId": "ACME", "name": "Acme", "ownerId": "ann"}}""")
                .statusCode(202);
        exceptions(ada, "?status=OPEN").body("items", hasSize(0));
        entries(ada).body("items[0].commissionAmount", equalTo(8.00f));
    }

    private static String delivered(String id, String load, String revenue) {
        return """
                {"specversion":"1.0","id":"%s","source":"/tms","type":"load.delivered","time":"2026-01-10T18:00:01Z",
                 "data":{"externalId":"%s","revenue":%s,"deliveredAt":"2026-01-10T18:00:00Z","reps":[{"rep":"ann"}]}}"""
                .formatted(id, load, revenue);
    }

    private ValidatableResponse post(String event) {
        return post(event, EventReader.STRUCTURED);
    }

    private ValidatableResponse post(String body, String contentType) {
        return post(ivy, body, contentType);
    }

    private static ValidatableResponse post(String token, String body, String contentType) {
        return given().config(RestAssuredConfig.config().encoderConfig(
                EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .auth().oauth2(token).contentType(contentType).body(body.getBytes(StandardCharsets.UTF_8)).post(EVENTS)
                .then();
    }

    private static ValidatableResponse entries(String token) {
        return given().auth().oauth2(token).get("/api/v1/commission/entries").then().statusCode(200);
    }

    private static ValidatableResponse exceptions(String token, String filter) {
        return given().auth().oauth2(token).get(EXCEPTIONS + filter).then().statusCode(200);
    }
}
