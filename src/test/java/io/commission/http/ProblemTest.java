package io.commission.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestTokens;
import io.commission.database.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** API-1: every refusal is a problem of one shape with its own code. */
@QuarkusTest
class ProblemTest {
    private static final String PROBE = "/api/v1/probe";

    @Inject
    Given given;

    UUID tenant;

    @BeforeEach
    void aTenant() {
        tenant = given.tenant();
    }

    @Test
    void aProblemHasTypeCodeTitleStatusDetailInstanceAndTrace() {
        post("{").body("type", equalTo("urn:commission:problem:malformed-request"))
                .body("title", equalTo("The request cannot be read"))
                .body("status", equalTo(400))
                .body("detail", containsString("line 1"))
                .body("instance", equalTo(PROBE))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void unreadableJsonIs400() {
        problem(post("{"), 400, "MALFORMED_REQUEST");
        problem(post(""), 400, "MALFORMED_REQUEST");
        problem(post("[]"), 400, "MALFORMED_REQUEST");
        problem(post("{\"name\": \"a\"} trailing"), 400, "MALFORMED_REQUEST");
        problem(post("{\"name\": \"a\", \"name\": \"b\"}"), 400, "MALFORMED_REQUEST");
    }

    @Test
    void unknownPropertiesAre400AndNamed() {
        problem(post("{\"name\": \"a\", \"colour\": \"red\"}"), 400, "MALFORMED_REQUEST")
                .body("errors.field", contains("colour"));
        problem(post("{\"name\": \"a\", \"lines\": [{\"day\": \"2026-01-01\"}, {\"dya\": \"2026-01-01\"}]}"), 400,
                "MALFORMED_REQUEST").body("errors.field", contains("lines[1].dya"));
    }

    @Test
    void wrongTypesAre400AndNamed() {
        problem(post("{\"name\": \"a\", \"lines\": [{\"day\": \"tomorrow\"}]}"), 400, "MALFORMED_REQUEST")
                .body("errors.field", contains("lines[0].day")).body(not(containsString("java.")));
        problem(post("{\"name\": \"a\", \"count\": 1.5}"), 400, "MALFORMED_REQUEST")
                .body("errors.field", contains("count"));
        problem(post("{\"name\": \"a\", \"amount\": \"12\"}"), 400, "MALFORMED_REQUEST")
                .body("errors.field", contains("amount"));
        problem(post("{\"name\": 5}"), 400, "MALFORMED_REQUEST").body("errors.field", contains("name"));
    }

    @Test
    void missingFieldsAre400AndNamed() {
        problem(post("{\"name\": \" \"}"), 400, "INVALID_REQUEST").body("errors.field", contains("name"));
        problem(post("{\"name\": \"a\", \"lines\": [{\"day\": \"2026-01-01\"}, {}]}"), 400, "INVALID_REQUEST")
                .body("errors.field", contains("lines[1].day"));
    }

    @Test
    void aBodyIsNeededUnlessItIsOptional() {
        problem(admin().noContentType().post(PROBE).then(), 400, "MALFORMED_REQUEST");
        problem(post("null"), 400, "MALFORMED_REQUEST");
        admin().noContentType().post(PROBE + "/optional").then().statusCode(200).body("text", equalTo("none"));
        admin().contentType(ContentType.JSON).post(PROBE + "/optional").then().statusCode(200);
        admin().contentType(ContentType.JSON).body("{\"text\": \"some\"}").post(PROBE + "/optional").then()
                .statusCode(200).body("text", equalTo("some"));
    }

    @Test
    void bodiesAreLimited() {
        String text = "x".repeat(1_200_000);
        problem(post("{\"name\": \"" + text + "\"}"), 413, "BODY_TOO_LARGE").body("detail", containsString("1048576"));
        admin().contentType(ContentType.JSON).body("{\"text\": \"" + text + "\"}").post(PROBE + "/large").then()
                .statusCode(200).body("text", equalTo("1200000"));
    }

    @Test
    void httpItselfRefusesWithProblems() {
        problem(admin().get("/api/v1/nothing-here").then(), 404, "NOT_FOUND");
        problem(admin().get(PROBE + "/not-a-uuid").then(), 404, "NOT_FOUND");
        problem(admin().contentType(ContentType.JSON).body("{}").patch(PROBE).then(), 405, "METHOD_NOT_ALLOWED");
        problem(admin().accept("text/csv").get(PROBE).then(), 406, "NOT_ACCEPTABLE");
        problem(admin().contentType("text/plain").body("hello").post(PROBE).then(), 415, "UNSUPPORTED_MEDIA_TYPE");
        problem(admin().get(PROBE + "?on=yesterday").then(), 400, "MALFORMED_REQUEST");
    }

    @Test
    void whatTheDatabaseRefusesIsAConflictAndNothingIsWritten() {
        post("{\"name\": \"twice\"}").statusCode(201);
        problem(post("{\"name\": \"twice\"}"), 409, "TEAM_NAME_TAKEN");
    }

    @Test
    void aRowThatSomebodyElseChangedMeanwhileIsStale() {
        UUID id = Ids.next();
        given.sql(tenant, "insert into teams (tenant_id, id, name) values (?, ?, 'mine')", tenant, id);
        problem(admin().post(PROBE + "/" + id + "/overtaken").then(), 412, "STALE_VERSION");
        assertEquals("mine", given.value(tenant, "select name from teams where id = ?", id));
    }

    @Test
    void aFailureIsLoggedWithTraceTenantAndActor() {
        List<ExtLogRecord> records = new CopyOnWriteArrayList<>();
        ExtHandler handler = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord logged) {
                logged.copyMdc();
                records.add(logged);
            }
        };
        Logger logger = Logger.getLogger("io.commission.problem.RequestProblems");
        logger.addHandler(handler);
        try {
            String trace = post("{\"name\": \"fail\"}").statusCode(500).extract().path("traceId");
            assertEquals(List.of(trace), records.stream().map(logged -> logged.getMdc("traceId")).toList());
            assertEquals(tenant.toString(), records.get(0).getMdc("tenant"));
            assertEquals("ada", records.get(0).getMdc("actor"));
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void anUnexpectedFailureTellsNothingAndWritesNothing() {
        problem(post("{\"name\": \"fail\"}"), 500, "INTERNAL_ERROR").body(not(containsString("secret")));
        assertEquals(0,
                given.count(tenant, "select count(*) from teams where tenant_id = ?", tenant));
    }

    @Test
    void numbersStayDecimal() {
        post("{\"name\": \"m\", \"amount\": 12345678901234.10, \"month\": \"2026-02\"}").statusCode(201)
                .body(containsString("\"amount\":12345678901234.10")).body("month", equalTo("2026-02"))
                .header("Location", startsWith("http"));
    }

    private ValidatableResponse post(String body) {
        return admin().contentType(ContentType.JSON).body(body).post(PROBE).then();
    }

    private RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.of(tenant, "ada", "admin"));
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status).contentType("application/problem+json").body("code", equalTo(code))
                .body("status", equalTo(status));
    }
}
