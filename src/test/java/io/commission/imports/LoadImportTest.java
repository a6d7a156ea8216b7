package io.commission.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestTokens;
import io.commission.database.Sql;
import io.commission.posting.Scenario;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class LoadImportTest {
    private static final String IMPORT = "/api/imports/loads";
    private static final String HEAD = "externalId,customerId,revenue,carrierCost,deliveredAt,reps\n";

    @Inject
    Given given;
    @Inject
    Scenario scenario;

    UUID tenant;

    @BeforeEach
    void repsOnTiers() {
        tenant = scenario.begin().tenant;
        UUID plan = scenario.tieredPlan();
        scenario.assign(scenario.person("ann"), plan);
        scenario.assign(scenario.person("bob"), plan);
    }

    @Test
    void rowsBecomeLoadsAndEntriesAndTheSameFileChangesNothing() {
        String file = HEAD + "L1,,30000,,2026-01-10,ann\nL2,,\"30000.00\",,2026-01-11T23:30:00,ann:60;bob:40\n";
        csv(file, "SKIP").statusCode(200).body("received", equalTo(2)).body("imported", equalTo(2))
                .body("unchanged", equalTo(0)).body("rejected", equalTo(0)).body("errors", hasSize(0));
        assertEquals("5000.00", posted());
        String before = ledger();
        csv(file, "SKIP").statusCode(200).body("imported", equalTo(0)).body("unchanged", equalTo(2));
        csv(file, "ABORT").statusCode(200).body("imported", equalTo(0)).body("unchanged", equalTo(2))
                .body("aborted", equalTo(false));
        assertEquals(before, ledger());
        assertEquals(6, given.count(tenant, """
                select count(*) from inbound_events where tenant_id = ? and source = 'import'
                and type = 'load.imported' and data ->> 'revenue' = '30000.00'""", tenant));
    }

    @Test
    void badRowsAreListedWithLineColumnCodeAndReasonAndTheGoodOnesImported() {
        String file = HEAD
                + "L1,,1.005,,2026-01-10,ann\nL2,,100,,yesterday,ann:60;bob:50\n,,1,,,\nL4,,100,,2026-01-10,ann\n";
        csv(file, "SKIP").statusCode(200).body("received", equalTo(4)).body("imported", equalTo(1))
                .body("rejected", equalTo(3)).body("errors[0].line", equalTo(2))
                .body("errors[0].column", equalTo("revenue")).body("errors[0].code", equalTo("TOO_MANY_DECIMALS"))
                .body("errors[0].message", containsString("3 decimals"))
                .body("errors[1].column", equalTo("deliveredAt")).body("errors[1].code", equalTo("NOT_AN_INSTANT"))
                .body("errors[2].line", equalTo(4)).body("errors[2].code", equalTo("REQUIRED"));
        assertEquals("L4", given.<Object>value(tenant, "select external_id from loads where tenant_id = ?", tenant));
        csv(HEAD + "L5,,100,,2026-01-10,ann:60;bob:50\n", "SKIP").body("errors[0].column", equalTo("reps"))
                .body("errors[0].code", equalTo("SHARES_NOT_100"));
    }

    @Test
    void abortLeavesNothingWhenOneRowIsBad() {
        StringBuilder file = new StringBuilder(HEAD);
        for (int i = 0; i < 4_500; i++) {
            file.append("L").append(i).append(",,1,,2026-01-10,ann\n");
        }
        csv(file + "L9,,-1,,2026-01-10,ann\n", "ABORT").statusCode(200).body("aborted", equalTo(true))
                .body("imported", equalTo(0)).body("rejected", equalTo(1)).body("errors[0].line", equalTo(4502));
        assertEquals(0, given.count(tenant, "select count(*) from inbound_events where tenant_id = ?", tenant));
        csv(file + "L9,,\"1,,2026-01-10,ann\n", "ABORT").statusCode(400).body("code", equalTo("IMPORT_UNREADABLE"));
        assertEquals(0, given.count(tenant, "select count(*) from loads where tenant_id = ?", tenant));
        csv(file + "L9,,\"1,,2026-01-10,ann\n", "SKIP").statusCode(200).body("imported", equalTo(4_500))
                .body("rejected", equalTo(1)).body("errors[0].code", equalTo("BAD_QUOTING"));
    }

    @Test
    void anEmptyCellSaysNothingAndAJsonNullUnsets() {
        csv(HEAD + "L1,ACME,100,50,2026-01-10,ann\n", "SKIP").body("imported", equalTo(1));
        csv(HEAD + "L1,,,60,,\n", "SKIP").body("imported", equalTo(1));
        assertEquals("ACME 100.00 60.00", facts());
        given().auth().oauth2(TestTokens.of(tenant, "ivy", "integration"))
                .contentType("application/x-ndjson; charset=utf-8")
                .body("{\"externalId\": \"L1\", \"carrierCost\": null}\n\n{\"externalId\": \"L2\", \"color\": 1}\n{oops\n"
                        .getBytes(StandardCharsets.UTF_8))
                .post(IMPORT).then().statusCode(200).body("imported", equalTo(1)).body("rejected", equalTo(2))
                .body("errors[0].code", equalTo("UNKNOWN_COLUMN")).body("errors[1].code", equalTo("BAD_JSON"))
                .body("errors[1].line", equalTo(4));
        assertEquals("ACME 100.00", facts());
    }

    @Test
    void theTimeOfARowDecidesAndAStatusMustNotContradict() {
        String head = "externalId,revenue,status,deliveredAt,eventTime\n";
        csv(head + "L1,100,,,2026-01-02T00:00:00Z\n", "SKIP").body("imported", equalTo(1));
        csv(head + "L1,50,,,2026-01-01T00:00:00Z\n", "SKIP").body("unchanged", equalTo(1));
        csv(head + "L1,,CANCELLED,,\nL2,1,DELIVERED,,\nL3,1,BOOKED,2026-01-01,\nL4,1,,,2999-01-01\n", "SKIP")
                .body("imported", equalTo(1)).body("errors.code", org.hamcrest.Matchers.contains("REQUIRED",
                        "STATUS_CONTRADICTS_DATES", "EVENT_TIME_AHEAD"));
        assertEquals("CANCELLED", given.<Object>value(tenant, "select status from loads where tenant_id = ?", tenant));
    }

    @Test
    void whatIsNoImportIsRefused() {
        csv("externalId,colour\n1,2\n", "SKIP").statusCode(400).body("code", equalTo("IMPORT_UNREADABLE"))
                .body("errors[0].code", equalTo("UNKNOWN_COLUMN")).body("errors[0].field", containsString("colour"));
        csv("", "SKIP").statusCode(400);
        csv(HEAD, "MAYBE").statusCode(org.hamcrest.Matchers.oneOf(400, 404));
        given().auth().oauth2(TestTokens.of(tenant, "ivy", "integration")).contentType("text/plain").body(HEAD)
                .post(IMPORT).then().statusCode(415);
        given().auth().oauth2(TestTokens.of(tenant, "ann", "rep")).contentType("text/csv; charset=utf-8").body(HEAD)
                .post(IMPORT)
                .then().statusCode(403);
        given().auth().oauth2(TestTokens.of(tenant, "finn", "finance")).contentType("text/csv; charset=utf-8")
                .body(HEAD)
                .post(IMPORT).then().statusCode(403);
    }

    @Test
    void aRepeatedImportWithAKeyIsAnsweredOnce() {
        String file = HEAD + "L1,,100,,2026-01-10,ann\n";
        for (int i = 0; i < 2; i++) {
            given().auth().oauth2(TestTokens.of(tenant, "ivy", "integration")).contentType("text/csv; charset=utf-8")
                    .header("Idempotency-Key", "file-1").body(file).post(IMPORT).then().statusCode(200)
                    .body("imported", equalTo(1));
        }
        assertEquals(1, given.count(tenant, "select count(*) from inbound_events where tenant_id = ?", tenant));
    }

    /** -Dcommission.import.rows=100000 for the full size. */
    @Test
    void aLargeFilePassesWithAConstantNumberOfStatementsPerThousandRows() {
        int rows = Integer.getInteger("commission.import.rows", 20_000);
        for (int p = 0; p < 50; p++) {
            scenario.assign(scenario.person("rep" + p), scenario.tieredPlan());
        }
        StringBuilder file = new StringBuilder(HEAD);
        for (int i = 0; i < rows; i++) {
            file.append("L").append(i).append(",C").append(i % 300).append(',').append(1000 + i % 777).append(".37,")
                    .append(700 + i % 99).append(",2026-0").append(1 + i % 6).append("-1").append(i % 10)
                    .append(",rep").append(i % 50).append('\n');
        }
        long statements = Sql.statements();
        long started = System.nanoTime();
        csv(file.toString(), "SKIP").statusCode(200).body("imported", equalTo(rows)).body("rejected", equalTo(0));
        long seconds = (System.nanoTime() - started) / 1_000_000_000;
        statements = Sql.statements() - statements;
        System.out.println(rows + " rows took " + seconds + " s and " + statements + " statements");
        assertTrue(statements * 1_000 / rows < 40, statements + " statements");
        assertEquals(rows, given.count(tenant, """
                select count(*) from commission_entries where tenant_id = ? and status = 'PENDING'""", tenant));
        csv(file.toString(), "SKIP").statusCode(200).body("unchanged", equalTo(rows));
    }

    private ValidatableResponse csv(String file, String onError) {
        return given()
                .config(RestAssuredConfig.config().httpClient(HttpClientConfig.httpClientConfig()
                        .setParam("http.socket.timeout", 600_000)))
                .auth().oauth2(TestTokens.of(tenant, "ivy", "integration")).contentType("text/csv; charset=utf-8")
                .body(file)
                .queryParam("onError", onError).post(IMPORT).then();
    }

    private String posted() {
        return given.value(tenant, """
                select round(coalesce(sum(amount), 0), 2)::text from commission_entries
                where tenant_id = ? and status <> 'REVERSED'""", tenant);
    }

    private String ledger() {
        return given.value(tenant,
                """
                        select string_agg(id || status, ',' order by id) || (select string_agg(id || version::text, ',' order by id)
                            from loads where tenant_id = e.tenant_id)
                        from commission_entries e where tenant_id = ? group by tenant_id""",
                tenant);
    }

    private String facts() {
        return given.value(tenant, """
                select concat_ws(' ', customer_reference, round(revenue, 2), round(carrier_cost, 2))
                from loads where tenant_id = ? and external_id = 'L1'""", tenant);
    }
}
