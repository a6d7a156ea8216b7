package io.commission.settings;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/** Levels of reassignment are switched on and off by tenant (section 16), and what else it settles about them. */
@QuarkusTest
class FeaturesTest {
    private static final String FEATURES = "/v1/commission/settings/features";
    private static final String SETTINGS = "/v1/commission/settings";

    @Inject
    Given given;
    @Inject
    Features features;
    @Inject
    TenantWork work;

    private UUID tenant;
    private Api admin;

    @BeforeEach
    void aTenant() {
        tenant = given.tenant();
        admin = Api.admin(tenant);
    }

    @Test
    void section16EveryLevelIsOnByDefault() {
        admin.get(FEATURES).statusCode(200).body("features.name", contains("reassignment_v1.level1",
                "reassignment_v1.level2", "reassignment_v1.level3")).body("features.on", contains(true, true, true))
                .body("features.setByTenant", contains(false, false, false));
    }

    @Test
    void section16ASwitchedOffLevelIsAsIfItWereNotThereForThisTenantOnly() {
        UUID other = given.tenant();
        admin.put(FEATURES, "{'features': [{'name': 'reassignment_v1.level2', 'on': false}]}").statusCode(200)
                .body("features.on", contains(true, false, true));
        work.run(tenant, "test", () -> {
            assertTrue(features.on(Feature.REASSIGNMENT_LEVEL_1));
            assertFalse(features.on(Feature.REASSIGNMENT_LEVEL_2));
            Refusal refusal = assertThrows(Refusal.class, () -> features.require(Feature.REASSIGNMENT_LEVEL_2));
            assertEquals(Code.NOT_FOUND, refusal.code);
            assertEquals(admin.get("/v1/no/such/path").statusCode(404).extract().path("detail"), refusal.getMessage());
        });
        work.run(other, "test", () -> assertDoesNotThrow(() -> features.require(Feature.REASSIGNMENT_LEVEL_2)));
        admin.put(FEATURES, "{'features': []}").statusCode(200).body("features.on", contains(true, true, true));
        assertEquals(2, given.count(tenant,
                "select count(*) from change_history where subject = 'feature_flags' and actor = 'ada'"));
    }

    @Test
    void featuresAreRefusedUnknownTwiceStaleOrWithoutThePermission() {
        admin.put(FEATURES, "{'features': [{'name': 'time_travel', 'on': true}]}").statusCode(422).body("code",
                equalTo("FEATURE_UNKNOWN"));
        admin.put(FEATURES, "{'features': [{'name': 'reassignment_v1.level1', 'on': true},"
                + " {'name': 'reassignment_v1.level1', 'on': false}]}").statusCode(400);
        admin.request().body("{\"features\": []}").put("/api" + FEATURES).then().statusCode(428);
        admin.request().header("If-Match", "\"9\"").body("{\"features\": []}").put("/api" + FEATURES).then()
                .statusCode(412);
        admin.as("finn", "finance").put(FEATURES, "{'features': []}").statusCode(403);
    }

    @Test
    void rsg5Blk2Fct2TheirSettingsHaveDefaultsAndVersions() {
        admin.get(SETTINGS).statusCode(200).body("closedWon", equalTo("REFUSE"))
                .body("highValueThreshold", equalTo(10000.0f)).body("pipelineWeight", equalTo(10.0f))
                .body("bestCaseWeight", equalTo(25.0f)).body("commitWeight", equalTo(75.0f));
        admin.put(SETTINGS, "{'effectiveDate': '2026-02-01', 'closedWon': 'REASSIGN_REMAINDER',"
                + " 'highValueThreshold': 2500.5, 'commitWeight': 80.1234}").statusCode(200);
        admin.get(SETTINGS + "?asOf=2026-02-01").body("closedWon", equalTo("REASSIGN_REMAINDER"))
                .body("highValueThreshold", equalTo(2500.5f)).body("commitWeight", equalTo(80.1234f))
                .body("bestCaseWeight", equalTo(25.0f));
        admin.get(SETTINGS + "?asOf=2026-01-31").body("closedWon", equalTo("REFUSE"));
        admin.put(SETTINGS, "{'highValueThreshold': 0.001}").statusCode(422).body("code", equalTo("TOO_MANY_DECIMALS"));
        admin.put(SETTINGS, "{'commitWeight': 101}").statusCode(422).body("code", equalTo("AMOUNT_OUT_OF_RANGE"));
    }
}
