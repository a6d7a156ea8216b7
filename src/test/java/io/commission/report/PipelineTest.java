package io.commission.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
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
    void underWholeTiersTheLoadsThatAreThereEarnMoreAsTheBookedOnesReachAnotherTier() {
        scenario.begin();
        UUID cat = scenario.person("cat");
        UUID whole = scenario.plan("TIERED", "GROSS_REVENUE", null);
        scenario.write("update commission_plan_versions set tier_mode = 'WHOLE' where plan_id = ?", whole);
        scenario.tiers(whole, "REVENUE", "PERCENT", "MONTHLY", "0:8", "50000:10");
        scenario.assign(cat, whole);
        scenario.calculate(scenario.load("L1", "2026-01-10", "45000", null, cat, null));
        UUID booked = scenario.load("L2", "2026-01-12", "10000", null, cat, null);
        scenario.write("update loads set delivered_at = null where id = ?", booked);
        // 1,000 of the booked one, and 45,000 at 10 % instead of 8 %
        as("amy", "auditor").get("/api/v1/commission/pipeline").then().statusCode(200).body("ratedAgain", is(900.0f))
                .body("projected", is(1900.0f)).body("items[0].projected", is(1000.0f)).body("loads", is(1))
                .body("periods[0].period", equalTo("2026-01")).body("periods[0].total", is(1900.0f));
        assertEquals(List.of("3600.00"), scenario.amounts(cat));
        scenario.write("update loads set delivered_at = '2026-01-20T12:00:00Z' where id = ?", booked);
        scenario.calculate(booked);
        assertEquals(List.of("1000.00", "4500.00"), scenario.amounts(cat).stream().sorted().toList());
    }

    @Test
    void fct2OpenDealsStandBesideLoadsWeightedAndNotByPersonAndPeriod() {
        scenario.write("insert into targets (tenant_id, id, person_id, start_date, end_date, quota, commission_rate)"
                + " values (?, gen_random_uuid(), ?, '2026-01-01', '2026-12-31', 0, 10)", scenario.tenant, ann);
        Api admin = Api.admin(scenario.tenant);
        for (String date : List.of("'2026-01-25'", "'2026-03-31'", "null")) {
            admin.create("/deals", "{'name': 'd', 'status': 'commit', 'amount': 1000, 'closeDate': " + date
                    + ", 'ownerId': '" + ann + "'}");
        }
        as("amy", "auditor").get("/api/v1/commission/pipeline").then().statusCode(200)
                .body("projected", is(900.0f)).body("deals.commission", is(225.0f))
                .body("deals.unweightedCommission", is(300.0f)).body("deals.amount", is(3000.0f))
                .body("total", is(1125.0f)).body("unweightedTotal", is(1200.0f))
                .body("periods.period", is(Arrays.asList("2026-01", "2026-03", null)))
                .body("periods.total", is(List.of(975.0f, 75.0f, 75.0f)))
                .body("people.find { it.name == 'ann' }.total", is(765.0f))
                .body("people.find { it.name == 'ann' }.periods[0].total", is(615.0f))
                .body("people.find { it.name == 'bob' }.deals.deals", is(0));
        as("bob", "rep").get("/api/v1/commission/pipeline").then().statusCode(200).body("total", is(360.0f))
                .body("people", hasSize(1));
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
