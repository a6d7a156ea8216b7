package io.commission.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.database.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** FCT-6: the dashboard in its three groups, and the team's. */
@QuarkusTest
class OutlookTest {
    @Inject
    Sellers sellers;
    @Inject
    Given given;
    @Inject
    TestClock clock;

    @BeforeEach
    void begin() {
        sellers.begin();
        sellers.raysDeals();
        sellers.deal("october", "closed_won", "2000", "2026-10-15");
    }

    private static void money(String expected, JsonPath at, String path) {
        assertEquals(new BigDecimal(expected), at.get(path), path);
    }

    @Test
    void fct6TheThreeGroupsOfAPerson() {
        JsonPath own = sellers.get("ray", "/commissions/dashboard");
        assertEquals("SELF", own.get("view"));
        assertEquals("2026-11", own.get("period"));
        money("600.00", own, "actual.currentPeriodCommission");
        money("720.00", own, "actual.ytdCommission");
        money("100.0000", own, "actual.attainment");
        money("360.00", own, "projected.currentPeriodCommission");
        money("90.0000", own, "projected.ytdAttainment");
        money("0.00", own, "projected.pipelineValue");
        money("8000.00", own, "projected.commitValue");
        money("0.00", own, "projected.bestCaseValue");
        money("960.00", own, "combined.forecastedCommission");
        money("160.0000", own, "combined.forecastedAttainment");
    }

    @Test
    void fct6BesideTheLedgerThePriorPeriodTheGoalAndWhatIsUndated() {
        JsonPath own = sellers.get("ray", "/commissions/dashboard");
        money("600.00", own, "earnings.period.total");
        money("120.00", own, "earnings.priorPeriod.total");
        money("400.0000", own, "earnings.changePercent");
        money("720.00", own, "earnings.yearToDate.total");
        assertEquals("2026-10", own.get("priorPeriod.period"));
        money("120.00", own, "priorPeriod.commission");
        money("20.0000", own, "priorPeriod.attainment");
        money("480.00", own, "priorPeriod.change");
        money("10000.00", own, "goal.period.quota");
        money("0.00", own, "goal.period.remaining");
        money("30000.00", own, "goal.year.quota");
        money("12000.00", own, "goal.year.achieved");
        money("40.0000", own, "goal.year.attainment");
        money("5000.00", own, "undated.amount");
        money("30.00", own, "undated.commission");
        assertEquals(1, own.getInt("undated.deals"));
        assertFalse(own.getMap("earnings.period").containsKey("retained"));
    }

    @Test
    void fct6TheTeamIsEverybodyBelowAtAllLevelsAndItsRowsAddUp() {
        sellers.own(sellers.lea, "deep", "closed_won", "500", "2026-11-02");
        JsonPath team = sellers.get("mia", "/commissions/dashboard?view=team");
        money("750.00", team, "actual.currentPeriodCommission");
        money("900.00", team, "actual.ytdCommission");
        // 10,000 of Ray and 500 of Lea, of 10,000 and 2,000
        money("87.5000", team, "actual.attainment");
        money("12000.00", team, "goal.period.quota");
        JsonPath rows = sellers.get("mia", "/commissions/team?sort=-commission");
        assertEquals(List.of("ray", "rosa", "lea"), rows.getList("items.name"));
        for (String group : List.of("actual", "projected", "combined")) {
            assertEquals(team.getMap(group), rows.getMap("total." + group), group);
        }
        assertEquals(sellers.get("ray", "/commissions/dashboard").getMap("projected"),
                rows.getMap("items[0].projected"));
        money("600.00", rows, "items[0].earned");
        money("750.00", rows, "total.earned");
        assertEquals(3, rows.getInt("total.people"));
        assertEquals(rows.getList("items"), sellers.everyPage("mia", "/commissions/team?sort=-commission", 1));
        assertEquals(4, sellers.as("mia").get("/api/commissions/team?format=csv").asString().lines().count());
        assertEquals(List.of("lea"), sellers.get("mia", "/commissions/team?personId=" + sellers.ray).getList(
                "items.name"));
    }

    @Test
    void perm4NobodySeesADashboardOfSomebodyTheyMayNotRead() {
        assertEquals(404, sellers.status("ray", "/commissions/dashboard?personId=" + sellers.rosa));
        assertEquals(403, sellers.status("ray", "/commissions/dashboard?view=team"));
        assertEquals(403, sellers.status("ray", "/commissions/team"));
        assertEquals(404, sellers.status("mia", "/commissions/dashboard?personId=" + sellers.otto));
        assertEquals(404, sellers.status("mia", "/commissions/team?personId=" + sellers.otto));
        money("150.00", sellers.get("mia", "/commissions/dashboard?personId=" + sellers.rosa),
                "actual.currentPeriodCommission");
        JsonPath all = sellers.get("amy", "/commissions/dashboard");
        assertEquals("TEAM", all.get("view"));
        assertNull(all.get("person"));
        money("1000.00", all, "actual.currentPeriodCommission");
        String ray = sellers.ray.toString();
        sellers.begin();
        assertEquals(404, sellers.status("amy", "/commissions/dashboard?personId=" + ray));
        money("0.00", sellers.get("amy", "/commissions/dashboard"), "actual.currentPeriodCommission");
    }

    @Test
    void fct6OfAQuarterWhereTheTenantPaysByQuarters() {
        Api.admin(sellers.tenant).put("/v1/commission/settings", "{'paymentSchedule': 'QUARTERLY'}").statusCode(200);
        JsonPath own = sellers.get("ray", "/commissions/dashboard");
        assertEquals("2026-Q4", own.get("period"));
        assertEquals("2026-Q3", own.get("priorPeriod.period"));
        money("720.00", own, "actual.currentPeriodCommission");
        money("40.0000", own, "actual.attainment");
        money("4001.00", own, "projected.bestCaseValue");
        // 12,000 won, 6,000 and 1,000.25 weighted, of 30,000
        money("63.3342", own, "combined.forecastedAttainment");
        money("63.3342", own, "projected.ytdAttainment");
    }

    @Test
    void fct6TheYearIsTheCalendarsAndJanuaryIsComparedWithDecember() {
        clock.set(LocalDate.parse("2027-01-05"), "America/Chicago");
        sellers.target(sellers.ray, "2027-01-01", "2027-12-31", "12000", "10");
        sellers.own(sellers.ray, "new year", "closed_won", "600", "2027-01-04");
        JsonPath own = sellers.get("ray", "/commissions/dashboard");
        assertEquals("2027-01", own.get("period"));
        assertEquals("2026-12", own.get("priorPeriod.period"));
        money("60.00", own, "actual.ytdCommission");
        money("60.0000", own, "actual.attainment");
        money("60.0000", own, "projected.ytdAttainment");
        money("12000.00", own, "goal.year.quota");
    }

    @Test
    void api4ADashboardReadsAsManyStatementsHoweverManyDealsThereAre() {
        long few = statements("/commissions/dashboard?view=team");
        long fewInTeam = statements("/commissions/team");
        for (int i = 0; i < 25; i++) {
            sellers.own(sellers.lea, "more " + i, "commit", "100", "2026-" + (10 + i % 3) + "-20");
        }
        assertEquals(few, statements("/commissions/dashboard?view=team"));
        assertEquals(fewInTeam, statements("/commissions/team"));
        assertTrue(few <= 12 && fewInTeam <= 12, few + " and " + fewInTeam);
    }

    /** The fewest of several: signing in with a newer token writes when its roles were seen. */
    private long statements(String path) {
        sellers.get("mia", path);
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = Sql.statements();
            sellers.get("mia", path);
            fewest = Math.min(fewest, Sql.statements() - before);
        }
        return fewest;
    }

    @Test
    void theDashboardEqualsTheRecords() {
        Map<String, Object> actual = sellers.get("ray", "/commissions?period=2026-11&commission_type=actual").getMap(
                "items[0]");
        JsonPath own = sellers.get("ray", "/commissions/dashboard");
        assertEquals(actual.get("commission"), own.get("actual.currentPeriodCommission"));
        assertEquals(actual.get("attainmentPercent"), own.get("actual.attainment"));
        assertEquals(actual.get("quota"), own.get("goal.period.quota"));
    }
}
