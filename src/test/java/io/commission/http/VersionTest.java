package io.commission.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestTokens;
import io.commission.database.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/** API-3 and API-4: ETags, and lists by cursor. */
@QuarkusTest
class VersionTest {
    private static final String PROBE = "/api/v1/probe";
    private static final String ROW = PROBE + "/" + UUID.randomUUID();

    @Inject
    Given given;

    UUID tenant;

    @BeforeEach
    void aTenant() {
        tenant = given.tenant();
    }

    @Test
    void aSingleRowHasAStrongETag() {
        admin().get(ROW).then().statusCode(200).header("ETag", "\"7\"");
        admin().header("If-None-Match", "\"7\"").get(ROW).then().statusCode(304).header("ETag", "\"7\"");
        admin().header("If-None-Match", "\"6\"").get(ROW).then().statusCode(200);
    }

    @Test
    void putWantsTheVersionItChanges() {
        put(null).statusCode(428).body("code", equalTo("IF_MATCH_REQUIRED"));
        put("\"6\"").statusCode(412).body("code", equalTo("STALE_VERSION")).header("ETag", "\"7\"");
        put("W/\"7\"").statusCode(412);
        put("\"7\"").statusCode(200).header("ETag", "\"8\"");
        put("\"3\", \"7\"").statusCode(200);
        put("*").statusCode(200);
    }

    @Test
    void actionsHonourTheVersionWhereItIsGiven() {
        admin().delete(ROW).then().statusCode(204);
        admin().header("If-Match", "\"6\"").delete(ROW).then().statusCode(412);
    }

    @Test
    void listsPageByCursor() {
        for (int i = 0; i < 7; i++) {
            given.sql(tenant, "insert into teams (tenant_id, id, name) values (?, ?, ?)", tenant, Ids.next(),
                    "team " + i);
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = admin().queryParam("limit", 3).queryParam("cursor", cursor == null ? "" : cursor).get(PROBE)
                    .then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("items"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertEquals(List.of("team 0", "team 1", "team 2", "team 3", "team 4", "team 5", "team 6"), seen);
        admin().queryParam("limit", 7).get(PROBE).then().body("items", hasSize(7)).body("nextCursor", nullValue());
    }

    @Test
    void noListIsUnboundedAndNoCursorIsGuessed() {
        for (String limit : List.of("0", "1001", "-1", "many")) {
            admin().queryParam("limit", limit).get(PROBE).then().statusCode(422)
                    .body("code", equalTo("LIMIT_EXCEEDED")).body("errors[0].field", equalTo("limit"));
        }
        admin().queryParam("limit", 1000).get(PROBE).then().statusCode(200);
        admin().queryParam("cursor", "%%%").get(PROBE).then().statusCode(400).body("code", equalTo("INVALID_CURSOR"));
    }

    private io.restassured.response.ValidatableResponse put(String ifMatch) {
        RequestSpecification request = admin().contentType(ContentType.JSON).body("{\"text\": \"new\"}");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(ROW).then();
    }

    private RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.of(tenant, "ada", "admin"));
    }
}
