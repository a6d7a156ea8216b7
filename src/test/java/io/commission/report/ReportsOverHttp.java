package io.commission.report;

import static io.restassured.RestAssured.given;
import static io.restassured.config.JsonConfig.jsonConfig;
import static org.hamcrest.Matchers.equalTo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.commission.TestTokens;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Asks the reports of one tenant as somebody. */
final class ReportsOverHttp {
    static final String BASE = "/api/v1/commission/";

    private final UUID tenant;

    ReportsOverHttp(UUID tenant) {
        this.tenant = tenant;
    }

    RequestSpecification as(String subject) {
        String role = switch (subject) {
            case "mia" -> "manager";
            case "fin" -> "finance";
            case "aud" -> "auditor";
            case "ivy" -> "integration";
            default -> "rep";
        };
        return given()
                .config(RestAssured.config().jsonConfig(jsonConfig().numberReturnType(NumberReturnType.BIG_DECIMAL)))
                .auth().oauth2(TestTokens.of(tenant, subject, role));
    }

    JsonPath json(String subject, String path) {
        return as(subject).get(BASE + path).then().statusCode(200).contentType("application/json").extract().jsonPath();
    }

    String csv(String subject, String path) {
        return as(subject).accept("text/csv").get(BASE + path).then().statusCode(200).contentType("text/csv").extract()
                .asString();
    }

    ValidatableResponse refused(String subject, String path, int status, String code) {
        return as(subject).get(BASE + path).then().statusCode(status).contentType("application/problem+json").body(
                "code",
                equalTo(code));
    }

    /** All pages, put together. */
    List<Map<String, Object>> everyPage(String subject, String path, int limit) {
        List<Map<String, Object>> rows = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = as(subject).queryParam("limit", limit).queryParam("cursor", cursor == null ? "" : cursor)
                    .get(BASE + path).then().statusCode(200).extract().jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            if (items.size() > limit) {
                throw new AssertionError("a page of " + items.size() + " rows");
            }
            rows.addAll(items);
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return rows;
    }

    static BigDecimal amount(Map<String, Object> row, String... path) {
        Object at = row;
        for (String name : path) {
            at = ((Map<?, ?>) at).get(name);
        }
        return (BigDecimal) at;
    }
}
