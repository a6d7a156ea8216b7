package io.commission.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** FCT-3: the records of people by period, and the deals behind each number. */
@QuarkusTest
class CommissionsTest {
    @Inject
    Sellers sellers;
    @Inject
    Given given;

    @BeforeEach
    void begin() {
        sellers.begin();
    }

    private Map<String, Object> one(String subject, String path) {
        List<Map<String, Object>> items = sellers.get(subject, path).getList("items");
        assertEquals(1, items.size(), path + " " + items);
        return items.get(0);
    }

    private static void money(String expected, Object actual) {
        assertEquals(new BigDecimal(expected), actual);
    }

    @Test
    void fct3AnActualRecordHasQuotaAmountAttainmentCommissionAndWhatSetItOff() {
        sellers.raysDeals();
        Map<String, Object> actual = one("ray", "/commissions?commission_type=actual&view=self&period=2026-11");
        assertEquals(sellers.ray.toString(), actual.get("personId"));
        assertEquals("2026-11", actual.get("period"));
        assertEquals("2026-11-01", actual.get("periodStart"));
        assertEquals("2026-11-30", actual.get("periodEnd"));
        assertEquals("actual", actual.get("type"));
        money("10000.00", actual.get("quota"));
        money("10000.00", actual.get("amount"));
        money("100.0000", actual.get("attainmentPercent"));
        money("600.00", actual.get("commission"));
        assertEquals(1, actual.get("deals"));
        assertNotNull(actual.get("lastCalculated"));
        assertEquals("deal_created", actual.get("trigger"));
    }

    @Test
    void fct3AProjectedRecordIsWeightedAndItsAttainmentCountsWonAndWeighted() {
        sellers.raysDeals();
        Map<String, Object> projected = one("ray", "/commissions?commission_type=projected&period=2026-11");
        money("8000.00", projected.get("amount"));
        money("6000.00", projected.get("weightedAmount"));
        money("160.0000", projected.get("attainmentPercent"));
        money("480.00", projected.get("unweightedCommission"));
        money("360.00", projected.get("commission"));
        money("8000.00", ((Map<?, ?>) projected.get("values")).get("commit"));
        // 4,001 at 10 % is 400.10; Rosa's 15 is 60.015: the cent of the two halves is hers, who stands before House; a quarter of 60.02 is 15.005
        Map<String, Object> rosas = one("rosa", "/commissions?commission_type=projected&period=2026-12");
        money("0.00", rosas.get("amount"));
        assertEquals(0, rosas.get("deals"));
        money("15.01", rosas.get("commission"));
        money("0.0000", rosas.get("attainmentPercent"));
    }

    @Test
    void fct3DealsWithoutACloseDateStandInNoPeriod() {
        sellers.raysDeals();
        Map<String, Object> undated = one("ray", "/commissions?period=undated");
        assertNull(undated.get("period"));
        assertNull(undated.get("quota"));
        assertNull(undated.get("attainmentPercent"));
        assertEquals("projected", undated.get("type"));
        money("30.00", undated.get("commission"));
        // Without a filter: the year and what is undated; two types for each of three months of the quota
        assertEquals(7, sellers.get("ray", "/commissions").getList("items").size());
        assertEquals(6, sellers.get("ray", "/commissions?from=2026-01&to=2026-12").getList("items").size());
    }

    @Test
    void fct3AttainmentIsNullAtQuota0AndARecordIsThereForAQuotaThatNoDealHasMet() {
        sellers.own(sellers.otto, "free", "closed_won", "100", "2026-11-02");
        assertNull(one("otto", "/commissions?commission_type=actual&period=2026-11").get("attainmentPercent"));
        Map<String, Object> untouched = one("rosa", "/commissions?commission_type=actual&period=2026-10");
        money("2000.00", untouched.get("quota"));
        money("0.0000", untouched.get("attainmentPercent"));
        assertNull(untouched.get("trigger"));
    }

    @Test
    void fct3QuartersAddTheirMonthsUpWhereTheTenantPaysByQuarters() {
        sellers.raysDeals();
        Api.admin(sellers.tenant).put("/v1/commission/settings", "{'paymentSchedule': 'QUARTERLY'}").statusCode(200);
        Map<String, Object> projected = one("ray", "/commissions?commission_type=projected&period=2026-Q4");
        assertEquals("2026-Q4", projected.get("period"));
        assertEquals("2026-12-31", projected.get("periodEnd"));
        money("30000.00", projected.get("quota"));
        money("12001.00", projected.get("amount"));
        // 6,000 + 1,000.25 weighted and 10,000 won of 30,000
        money("56.6675", projected.get("attainmentPercent"));
        assertEquals("2026-Q4", one("ray", "/commissions?commission_type=actual&period=2026-11").get("period"));
    }

    @Test
    void perm4AManagerSeesEverybodyBelowAndARepOnlyTheirOwn() {
        sellers.raysDeals();
        sellers.own(sellers.lea, "deep", "closed_won", "100", "2026-11-02");
        sellers.own(sellers.otto, "other", "closed_won", "100", "2026-11-02");
        List<Object> team = sellers.get("mia", "/commissions?view=team&period=2026-11&commission_type=actual&sort=name")
                .getList("items.name");
        assertEquals(List.of("lea", "ray", "rosa"), team);
        assertEquals(List.of("lea"), sellers.get("mia",
                "/commissions?view=team&period=2026-11&commission_type=actual&personId=" + sellers.ray)
                .getList("items.name"));
        assertEquals(403, sellers.status("ray", "/commissions?view=team"));
        assertEquals(404, sellers.status("ray", "/commissions?personId=" + sellers.rosa));
        assertEquals(404, sellers.status("mia", "/commissions?personId=" + sellers.otto));
        assertEquals(404, sellers.status("ray", "/commissions/" + sellers.rosa + "/deals"));
        assertEquals(404, sellers.status("mia", "/commissions/" + sellers.otto + "/deals"));
        assertEquals(404, sellers.status("mia", "/commissions/house/deals"));
        List<String> all = sellers.get("amy", "/commissions?period=2026-11&commission_type=actual")
                .getList("items.name");
        assertEquals(new HashSet<>(List.of("House", "lea", "otto", "ray", "rosa")), new HashSet<>(all));
        assertEquals(1,
                sellers.get("ray", "/commissions?period=2026-11&commission_type=actual").getList("items").size());
        String csv = sellers.as("mia").get("/api/commissions?view=team&format=csv").then().statusCode(200)
                .contentType("text/csv").extract().asString();
        assertTrue(csv.contains(sellers.lea.toString()));
        assertFalse(csv.contains(sellers.otto.toString()));
        assertFalse(sellers.as("ray").get("/api/commissions?format=csv").asString().contains("rosa"));
    }

    @Test
    void ten1AnotherTenantSeesNothing() {
        sellers.raysDeals();
        String ray = sellers.ray.toString();
        sellers.begin();
        assertEquals(404, sellers.status("amy", "/commissions?personId=" + ray));
        assertEquals(404, sellers.status("amy", "/commissions/" + ray + "/deals"));
        assertEquals(List.of(),
                sellers.get("amy", "/commissions?period=2026-12&commission_type=projected&sort=-commission")
                        .getList("items.findAll { it.commission > 0 }"));
    }

    @Test
    void api4PagesHaveEachRowOnceInEveryOrder() {
        sellers.raysDeals();
        sellers.own(sellers.lea, "deep", "commit", "100", "2026-12-02");
        for (String sort : List.of("period", "-period", "name", "-commission", "attainment", "-quota", "amount",
                "deals")) {
            List<Map<String, Object>> whole = sellers.get("amy", "/commissions?limit=1000&sort=" + sort)
                    .getList("items");
            assertEquals(whole, sellers.everyPage("amy", "/commissions?sort=" + sort, 2), sort);
            assertTrue(whole.size() > 10);
        }
        assertEquals(400, sellers.status("amy", "/commissions?sort=luck"));
        assertEquals(400, sellers.status("amy", "/commissions?commission_type=imagined"));
        assertEquals(400, sellers.status("amy", "/commissions?period=2026-Q4"));
        assertEquals(400, sellers.status("amy", "/commissions?period=soon"));
        assertEquals(422, sellers.status("amy", "/commissions?from=2020-01&to=2026-12"));
        assertEquals(422, sellers.status("amy", "/commissions?from=2026-12&to=2026-01"));
    }

    @Test
    void theListIsNarrowedByTeamAndTerritory() {
        sellers.raysDeals();
        given.sql(sellers.tenant, "update people set territory = 'West' where id = ?", sellers.rosa);
        assertEquals(List.of("rosa"), sellers.get("mia",
                "/commissions?view=team&period=2026-11&commission_type=actual&territory=West").getList("items.name"));
        assertEquals(List.of(), sellers.get("mia", "/commissions?view=team&period=2026-11&team=" + sellers.ray)
                .getList("items"));
    }

    @Test
    void theDealsBehindARecordAddUpToItToTheCentAndShowOnlyOwnParts() {
        sellers.raysDeals();
        for (String who : List.of("ray", "rosa")) {
            for (String period : List.of("2026-11", "2026-12", "undated")) {
                for (String type : List.of("actual", "projected")) {
                    equalsItsRecord(who, period, type);
                }
            }
        }
        JsonPath deals = sellers.get("rosa", "/commissions/" + sellers.rosa + "/deals?period=2026-11&type=actual");
        assertEquals(1, deals.getList("items").size());
        money("150.00", deals.get("items[0].part"));
        money("1000.00", deals.get("items[0].dealCommission"));
        money("10.0000", deals.get("items[0].rate"));
        assertEquals(false, deals.get("items[0].owned"));
        assertFalse(deals.prettify().contains(sellers.ray.toString()));
        money("75.0000", sellers.get("ray", "/commissions/" + sellers.ray + "/deals?type=projected&period=2026-11")
                .get("items[0].weight"));
        String all = "/commissions/" + sellers.ray + "/deals?sort=-part";
        assertEquals(sellers.get("ray", all + "&limit=100").getList("items"), sellers.everyPage("ray", all, 1));
        assertEquals(5, sellers.as("ray").get("/api" + all + "&format=csv").asString().lines().count());
    }

    private void equalsItsRecord(String who, String period, String type) {
        String person = (who.equals("ray") ? sellers.ray : sellers.rosa).toString();
        Map<String, Object> total = sellers.get(who, "/commissions/" + person + "/deals?period=" + period + "&type="
                + type).getMap("total");
        List<Map<String, Object>> records = sellers.get(who, "/commissions?period=" + period + "&commission_type="
                + type).getList("items");
        if (records.isEmpty()) {
            money("0.00", total.get("commission"));
            return;
        }
        for (String field : List.of("commission", "unweightedCommission", "amount", "weightedAmount", "deals")) {
            assertEquals(records.get(0).get(field), total.get(field), who + " " + period + " " + type + " " + field);
        }
    }

    @Test
    void aKeptRateIsShownAsSuch() {
        String deal = sellers.own(sellers.ray, "left", "commit", "1000", "2026-11-20");
        String body = "{'name': 'left', 'amount': 1000, 'closeDate': '2026-11-20', 'status': 'commit', 'ownerId': 'house'}";
        Api.admin(sellers.tenant).put("/deals/" + deal, body).statusCode(200);
        JsonPath deals = sellers.get("amy", "/commissions/house/deals");
        assertEquals(true, deals.get("items[0].rateKept"));
        money("10.0000", deals.get("items[0].rate"));
    }
}
