package io.commission.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestTokens;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MeTest {
    @Inject
    Given given;

    @Test
    void theCallerSeesTenantRolesAndPermissions() {
        UUID tenant = given.tenant("EUR", "Europe/Berlin");
        given().auth().oauth2(TestTokens.of(tenant, "ray", "rep")).get("/api/v1/me")
                .then().statusCode(200)
                .body("subject", equalTo("ray"))
                .body("tenant.id", equalTo(tenant.toString()))
                .body("tenant.currency", equalTo("EUR"))
                .body("permissions", contains("read.own"));
    }
}
