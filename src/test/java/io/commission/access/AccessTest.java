package io.commission.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** TEN-2, PERM-1 and PERM-4: who may come in, and what they may do and see. */
@QuarkusTest
class AccessTest {
    private static final String ME = "/api/v1/me";
    private static final String PROBE = "/api/v1/probe";
    private static final long BETWEEN_LOOKS_AT_THE_KEYS = 1100;

    @Inject
    Given given;

    UUID tenant;

    @BeforeEach
    void aTenant() {
        tenant = given.tenant("EUR", "Europe/Berlin");
    }

    @Test
    void theCallerSeesTenantPersonRolesAndPermissions() {
        UUID ray = given.person(tenant, "ray");
        get(ME, TestTokens.of(tenant, "ray", "rep")).statusCode(200)
                .body("subject", equalTo("ray")).body("personId", equalTo(ray.toString()))
                .body("tenant.id", equalTo(tenant.toString())).body("tenant.currency", equalTo("EUR"))
                .body("tenant.decimals", equalTo(2)).body("tenant.timeZone", equalTo("Europe/Berlin"))
                .body("roles", contains("rep")).body("permissions", contains("read.own"));
    }

    @Test
    void onlyAGoodTokenOfTheIssuerForThisServiceComesIn() {
        for (String token : List.of(TestTokens.expired(tenant, "ada", "admin"),
                TestTokens.wrongIssuer(tenant, "ada", "admin"), TestTokens.wrongAudience(tenant, "ada", "admin"),
                TestTokens.forged(tenant, "ada", "admin"), TestTokens.unsigned(tenant, "ada", "admin"), "nonsense")) {
            refused(get(ME, token), 401, "NOT_AUTHENTICATED").header("WWW-Authenticate", containsString("Bearer"));
        }
        refused(given().get(ME).then(), 401, "NOT_AUTHENTICATED").header("WWW-Authenticate", equalTo("Bearer"));
    }

    @Test
    void anIdTokenIsNoAccessToken() {
        for (String token : List.of(TestTokens.idToken(tenant, "ada", "admin"),
                TestTokens.idTokenByItsHash(tenant, "ada", "admin"))) {
            refused(get(ME, token), 401, "NOT_AUTHENTICATED").header("WWW-Authenticate", containsString("Bearer"));
        }
    }

    @Test
    void aRotatedKeyIsAcceptedAndAWithdrawnOneIsNot() throws InterruptedException {
        TestTokens.RotatedKey second = TestTokens.rotate("second");
        Thread.sleep(BETWEEN_LOOKS_AT_THE_KEYS);
        get(ME, second.sign(tenant, "ada", "admin")).statusCode(200);
        TestTokens.RotatedKey third = TestTokens.rotate("third");
        Thread.sleep(BETWEEN_LOOKS_AT_THE_KEYS);
        get(ME, third.sign(tenant, "ada", "admin")).statusCode(200);
        refused(get(ME, second.sign(tenant, "ada", "admin")), 401, "NOT_AUTHENTICATED");
        get(ME, TestTokens.of(tenant, "ada", "admin")).statusCode(200);
    }

    @Test
    void theTenantComesFromTheTokenAndMustExist() {
        refused(get(ME, TestTokens.withTenantClaim(null, "ada", "admin")), 401, "TENANT_UNKNOWN");
        refused(get(ME, TestTokens.withTenantClaim("acme", "ada", "admin")), 401, "TENANT_UNKNOWN");
        refused(get(ME, TestTokens.withTenantClaim(5, "ada", "admin")), 401, "TENANT_UNKNOWN");
        refused(get(ME, TestTokens.of(UUID.randomUUID(), "ada", "admin")), 401, "TENANT_UNKNOWN");
    }

    @Test
    void aPermissionIsNeeded() {
        refused(given().auth().oauth2(TestTokens.of(tenant, "ray", "rep")).contentType("application/json")
                .body("{\"name\": \"x\"}").post(PROBE).then(), 403, "PERMISSION_MISSING");
        refused(get(PROBE, TestTokens.of(tenant, "nobody")), 403, "PERMISSION_MISSING");
        refused(get(PROBE, TestTokens.of(tenant, "nobody", "superuser")), 403, "PERMISSION_MISSING");
    }

    @Test
    void anEndpointWithoutAPermissionIsClosed() {
        refused(get(PROBE + "/unannotated", TestTokens.of(tenant, "ada", "admin")), 403, "PERMISSION_MISSING");
        refused(given().get(PROBE + "/unannotated").then(), 401, "NOT_AUTHENTICATED");
    }

    @Test
    void aTenantMayWithholdAPermissionFromARole() {
        String ada = TestTokens.of(tenant, "ada", "admin");
        get(ME, ada).body("permissions", hasItem("plans.write"));
        given.withhold(tenant, "admin", "plans.write");
        get(ME, ada).body("permissions", not(hasItem("plans.write"))).body("permissions", hasItem("people.write"));
        given.withhold(tenant, "finance", "entries.approve");
        get(ME, TestTokens.of(tenant, "both", "admin", "finance")).body("permissions", hasItem("entries.approve"));
        UUID other = given.tenant();
        get(ME, TestTokens.of(other, "ada", "admin")).body("permissions", hasItem("plans.write"));
    }

    @Test
    void aManagerSeesTheTeamOnAllLevelsBelowAndARepTheOwnRowsOnly() {
        UUID max = given.person(tenant, "max");
        UUID mia = given.person(tenant, "mia", max);
        UUID ray = given.person(tenant, "ray", mia);
        UUID rosa = given.person(tenant, "rosa", max);
        given.person(tenant, "stranger");
        visible("max", "manager").body("all", equalTo(false)).body("people",
                containsInAnyOrder(max.toString(), mia.toString(), ray.toString(), rosa.toString()));
        visible("mia", "manager").body("people", containsInAnyOrder(mia.toString(), ray.toString()));
        visible("max", "rep").body("people", contains(max.toString()));
        visible("unknown", "rep").body("people", empty());
        visible("amy", "auditor").body("all", equalTo(true));
        refused(get(PROBE + "/visible", TestTokens.of(tenant, "ivy", "integration")), 403, "PERMISSION_MISSING");
    }

    @Test
    void managersOfEachOtherDoNotHangTheService() {
        UUID max = given.person(tenant, "max");
        UUID mia = given.person(tenant, "mia", max);
        given.sql(tenant, "update people set manager_id = ? where id = ?", mia, max);
        visible("max", "manager").body("people", containsInAnyOrder(max.toString(), mia.toString()));
    }

    private ValidatableResponse visible(String subject, String role) {
        return get(PROBE + "/visible", TestTokens.of(tenant, subject, role)).statusCode(200);
    }

    private static ValidatableResponse get(String path, String token) {
        return given().auth().oauth2(token).get(path).then();
    }

    private static ValidatableResponse refused(ValidatableResponse response, int status, String code) {
        return response.statusCode(status).contentType("application/problem+json").body("code", equalTo(code))
                .body("status", equalTo(status));
    }
}
