package io.commission.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.TestClock;
import io.commission.TestTokens;
import io.commission.posting.Scenario;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Section 14: the projection over booked loads, tiers taken into account, and what customers add up to. */
@QuarkusTest
class PipelineTest {
    @Inject
    Scenario scenario;
    @Inject
    TestClock clock;
    UUID ann;
    UUID bob;

    @BeforeEach
    void annHas45000OfTheFirstTier() {
        scenario.begin();
        clock.set(LocalDate.parse("2026-01-20"), "America/Chicago");
        ann = scenario.person("ann");
        bob = scenario.person("bob");
        scenario.assign(ann, scenario.tieredPlan());
        scenario.calculate(scenario.load("L1", "2026-01-10", "45000", null, ann, null));
        UUID booked = scenario.load("L2", "2026-01-12", "10000", null, ann, "60", bob, "40");
        scenario.write("update loads set delivered_at = null where id = ?", booked);
    }

    @Test
    void bookedLoadsAreRatedOnTopOfWhatTheCountHoldsAndNothingIsWritten() {
        // 5,000 at 8 % and 5,000 at 10 %
        as("amy", "auditor").get("/api/v1/commission/pipeline").then().statusCode(200).body("projected", is(900.0f))
                .body("loads", is(1)).body("items", hasSize(2)).body("people[0].projected", is(540.0f));
        assertEquals(List.of("3600.00"), scenario.amounts(ann));
        assertEquals(1L, (Long) scenario.in(() -> scenario.sql.query(
                "select count(*) from tier_count_loads where tenant_id = ?", scenario.tenant)
                .one(row -> row.number(1))));
    }

    @Test
    void perm4ARepSeesOwnPartsOnlyAndAnotherTenantNothing() {
        as("bob", "rep").get("/api/v1/commission/pipeline").then().statusCode(200).body("projected", is(360.0f))
                .body("items", hasSize(1)).body("items[0].personId", equalTo(bob.toString()));
        as("bob", "rep").get("/api/v1/commission/pipeline?personId=" + ann).then().statusCode(404);
        scenario.begin();
        as("amy", "auditor").get("/api/v1/commission/pipeline").then().statusCode(200).body("items", empty());
    }

    @Test
    void customersAddUpToTheirEntriesAndTheExportStartsNoFormula() {
        UUID acme = scenario.account("=Acme");
        UUID load = scenario.load("L3", "2026-01-15", "1000", null, ann, null);
        scenario.write("update loads set account_id = ? where id = ?", acme, load);
        scenario.calculate(load);
        as("amy", "auditor").get("/api/v1/commission/reports/by-customer?from=2026-01&to=2026-01").then()
                .statusCode(200)
                .body("items", hasSize(1)).body("items[0].totals.total", is(80.0f))
                .body("items[0].totals.pending", is(80.0f));
        as("bob", "rep").get("/api/v1/commission/reports/by-customer?from=2026-01&to=2026-01").then().statusCode(200)
                .body("items", empty());
        String csv = as("amy", "auditor")
                .get("/api/v1/commission/reports/by-customer?from=2026-01&to=2026-01&format=csv")
                .then().statusCode(200).extract().asString();
        assertEquals("'=Acme", csv.lines().skip(1).findFirst().orElseThrow().split(",")[2]);
    }

    private RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(TestTokens.of(scenario.tenant, subject, role));
    }
}
