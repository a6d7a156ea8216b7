package io.commission.outlook;

import static io.restassured.config.JsonConfig.jsonConfig;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.TestTokens;
import io.commission.database.Ids;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.specification.RequestSpecification;

/**
 * On 2026-11-10 Ray has a quota of 30,000 for the quarter at 10 %, Rosa of 6,000 at 5 %. Both report to Mia, Lea reports to Ray, Otto
 * to nobody. Of Ray's deals Rosa has 15 and House 25.
 */
@Dependent
class Sellers {
    private final Given given;
    private final TestClock clock;
    UUID tenant;
    UUID mia;
    UUID ray;
    UUID rosa;
    UUID lea;
    UUID otto;

    Sellers(Given given, TestClock clock) {
        this.given = given;
        this.clock = clock;
    }

    void begin() {
        begin("USD");
    }

    void begin(String currency) {
        clock.set(LocalDate.parse("2026-11-10"), "America/Chicago");
        tenant = given.tenant(currency, "America/Chicago");
        mia = given.person(tenant, "mia");
        ray = given.person(tenant, "ray", mia);
        rosa = given.person(tenant, "rosa", mia);
        lea = given.person(tenant, "lea", ray);
        otto = given.person(tenant, "otto");
        target(ray, "2026-10-01", "2026-12-31", "30000", "10");
        target(rosa, "2026-10-01", "2026-12-31", "6000", "5");
    }

    void target(UUID person, String start, String end, String quota, String rate) {
        given.sql(tenant, """
                insert into targets (tenant_id, id, person_id, start_date, end_date, quota, commission_rate)
                values (?, ?, ?, ?::date, ?::date, ?, ?)""", tenant, Ids.next(), person, start, end,
                new BigDecimal(quota), new BigDecimal(rate));
    }

    /** Won on the 3rd, 10,000; commit on the 20th, 8,000; best case in December, 4,001; pipeline without a date, 5,000. */
    List<String> raysDeals() {
        return List.of(deal("won", "closed_won", "10000", "2026-11-03"), deal("commit", "commit", "8000", "2026-11-20"),
                deal("best", "best_case", "4001", "2026-12-05"), deal("some day", "pipeline", "5000", null));
    }

    /** Of Ray, with Rosa as a subagent. */
    String deal(String name, String status, String amount, String closeDate) {
        return Api.admin(tenant).create("/deals",
                "{'name': '%s', 'externalId': '%s', 'status': '%s', 'amount': %s, 'closeDate': %s, 'ownerId': '%s', 'openedOn': '2026-09-01',"
                        .formatted(name, name, status, amount, closeDate == null ? "null" : "'" + closeDate + "'", ray)
                        + "'structure': [{'role': 'HOUSE_REP', 'personId': '%s', 'percent': 60}, {'role': 'SUBAGENT', 'personId': '%s', 'percent': 15}]}"
                                .formatted(ray, rosa));
    }

    String own(UUID owner, String name, String status, String amount, String closeDate) {
        return Api.admin(tenant).create("/deals",
                "{'name': '%s', 'status': '%s', 'amount': %s, 'closeDate': %s, 'ownerId': '%s', 'openedOn': '2026-09-01'}"
                        .formatted(name, status, amount, closeDate == null ? "null" : "'" + closeDate + "'", owner));
    }

    RequestSpecification as(String subject) {
        String role = switch (subject) {
            case "mia" -> "manager";
            case "fin" -> "finance";
            case "amy" -> "auditor";
            case "ada" -> "admin";
            default -> "rep";
        };
        return RestAssured.given()
                .config(RestAssured.config().jsonConfig(jsonConfig().numberReturnType(NumberReturnType.BIG_DECIMAL)))
                .auth().oauth2(TestTokens.of(tenant, subject, role)).contentType("application/json");
    }

    JsonPath get(String subject, String path) {
        return as(subject).get("/api" + path).then().statusCode(200).extract().jsonPath();
    }

    JsonPath post(String subject, String path, String body) {
        return as(subject).body(Api.json(body)).post("/api" + path).then().statusCode(200).extract().jsonPath();
    }

    int status(String subject, String path) {
        return as(subject).get("/api" + path).statusCode();
    }

    List<Map<String, Object>> everyPage(String subject, String path, int limit) {
        List<Map<String, Object>> rows = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = as(subject).queryParam("limit", limit).queryParam("cursor", cursor == null ? "" : cursor)
                    .get("/api" + path).then().statusCode(200).extract().jsonPath();
            rows.addAll(page.getList("items"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return rows;
    }
}
