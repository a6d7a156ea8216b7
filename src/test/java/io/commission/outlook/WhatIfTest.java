package io.commission.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** What would be if deals closed, at another amount, under another target: as it then is, and nothing is written. */
@QuarkusTest
class WhatIfTest {
    private static final String WHAT_IF = "/commissions/what-if";
    private static final List<String> TABLES = List.of("opportunities", "opportunity_versions",
            "commission_structure_lines", "deal_figures", "deal_commissions", "commission_records", "targets",
            "commission_entries", "record_news", "outbox_events", "commission_exceptions", "idempotency_keys");

    @Inject
    Sellers sellers;
    @Inject
    Given given;
    private List<String> deals;

    @BeforeEach
    void begin() {
        sellers.begin();
        deals = sellers.raysDeals();
        sellers.get("ray", "/commissions/dashboard");
    }

    private JsonPath suppose(String subject, String body) {
        return sellers.post(subject, WHAT_IF, body);
    }

    private void refused(String subject, String body, int status, String code) {
        JsonPath problem = sellers.as(subject).body(Api.json(body)).post("/api" + WHAT_IF).then().statusCode(status)
                .extract().jsonPath();
        assertEquals(code, problem.getString("code"), body);
    }

    private static void money(String expected, JsonPath at, String path) {
        assertEquals(new BigDecimal(expected), at.get(path), path);
    }

    private static String close(String deal) {
        return "{'deals': [{'dealId': '" + deal + "'}]}";
    }

    @Test
    void aDealThatClosesMovesFromProjectedToActual() {
        JsonPath whatIf = suppose("ray", close(deals.get(1)));
        assertEquals(1, whatIf.getList("items").size());
        assertEquals("2026-11", whatIf.getString("items[0].period"));
        money("600.00", whatIf, "items[0].before.actualCommission");
        money("1080.00", whatIf, "items[0].after.actualCommission");
        money("-360.00", whatIf, "items[0].difference.projectedCommission");
        money("120.00", whatIf, "items[0].difference.forecastedCommission");
        money("100.0000", whatIf, "items[0].before.attainment");
        money("180.0000", whatIf, "items[0].after.attainment");
        money("120.00", whatIf, "total.difference");
    }

    @Test
    void withoutADateADealClosesTodayAndAtTheAmountThatIsSupposed() {
        JsonPath whatIf = suppose("ray", "{'deals': [{'dealId': '" + deals.get(3) + "', 'amount': 20000}]}");
        assertEquals(2, whatIf.getList("items").size());
        money("1200.00", whatIf, "items[0].difference.actualCommission");
        assertNull(whatIf.get("items[1].period"));
        assertNull(whatIf.get("items[1].after.quota"));
        money("-30.00", whatIf, "items[1].difference.projectedCommission");
    }

    @Test
    void fct3WhatIsSupposedIsWhatThenIs() {
        Random random = new Random(20261121);
        for (int i = 0; i < 6; i++) {
            int which = random.nextInt(deals.size());
            String status = List.of("closed_won", "commit", "best_case", "closed_lost").get(random.nextInt(4));
            String amount = String.valueOf(1 + random.nextInt(30_000)) + ".7" + random.nextInt(10);
            String date = "2026-" + (10 + random.nextInt(3)) + "-1" + random.nextInt(10);
            String change = "'status': '%s', 'amount': %s, 'closeDate': '%s'".formatted(status, amount, date);
            JsonPath supposed = suppose("amy", "{'deals': [{'dealId': '" + deals.get(which) + "', " + change + "}]}");
            Api.admin(sellers.tenant).put("/deals/" + deals.get(which), "{'name': 'changed', 'ownerId': '" + sellers.ray
                    + "', " + change + "}").statusCode(200);
            for (Map<String, Object> item : supposed.<Map<String, Object>>getList("items")) {
                String period = item.get("period") == null ? "undated" : (String) item.get("period");
                Map<?, ?> after = (Map<?, ?>) item.get("after");
                String path = "/commissions?period=" + period + "&personId=" + item.get("personId") + "&view=self";
                JsonPath records = sellers.get("amy", path);
                for (String type : List.of("actual", "projected")) {
                    Object kept = records.get("items.find { it.type == '" + type + "' }?.commission");
                    assertEquals(kept == null ? new BigDecimal("0.00") : kept, after.get(type + "Commission"),
                            change + " " + item);
                }
                Object attained = records.get("items.find { it.type == 'projected' }?.attainmentPercent");
                if (attained != null) {
                    assertEquals(attained, after.get("forecastedAttainment"), change + " " + item);
                }
            }
        }
    }

    @Test
    void aDealThatIsNotThereYetHasAnOwnerAndPerhapsAStructure() {
        JsonPath whatIf = suppose("ray",
                "{'deals': [{'ownerId': '" + sellers.ray + "', 'amount': 1000, 'status': 'commit',"
                        + " 'closeDate': '2026-12-24', 'structure': [{'role': 'HOUSE_REP', 'personId': '" + sellers.ray
                        + "', 'percent': 50}]}]}");
        assertEquals("2026-12", whatIf.getString("items[0].period"));
        money("37.50", whatIf, "items[0].difference.projectedCommission");
        money("7.5000", whatIf, "items[0].difference.forecastedAttainment");
    }

    @Test
    void anotherTargetRatesAllDealsOfItsDaysAndDividesTheRestOfTheQuota() {
        JsonPath whatIf = suppose("mia", "{'targets': [{'personId': '" + sellers.ray
                + "', 'startDate': '2026-11-01', 'endDate': '2026-11-30', 'quota': 4000, 'commissionRate': 20}]}");
        String rays = "items.find { it.name == 'ray' && it.period == '2026-11' }";
        money("1200.00", whatIf, rays + ".after.actualCommission");
        money("720.00", whatIf, rays + ".after.projectedCommission");
        money("4000.00", whatIf, rays + ".after.quota");
        money("250.0000", whatIf, rays + ".after.attainment");
        money("300.00", whatIf, "items.find { it.name == 'rosa' && it.period == '2026-11' }.after.actualCommission");
        // what is undated is rated as of today
        money("60.00", whatIf, "items.find { it.name == 'ray' && it.period == null }.after.projectedCommission");
        assertNull(whatIf.get("items.find { it.name == 'ray' && it.period == '2026-12' }"));
        // as it is once the target is set so
        given.sql(sellers.tenant, "update targets set end_date = '2026-10-31', quota = 10108.70 where person_id = ?",
                sellers.ray);
        Api.admin(sellers.tenant).post("/targets", "{'personId': '" + sellers.ray
                + "', 'startDate': '2026-11-01', 'endDate': '2026-11-30', 'quota': 4000, 'commissionRate': 20}")
                .statusCode(201);
        JsonPath now = sellers.get("ray", "/commissions/dashboard");
        money("1200.00", now, "actual.currentPeriodCommission");
        money("720.00", now, "projected.currentPeriodCommission");
        money("250.0000", now, "actual.attainment");
    }

    @Test
    void nothingIsWritten() {
        String before = everything();
        suppose("ray", close(deals.get(1)));
        suppose("mia", "{'deals': [{'ownerId': '" + sellers.ray + "', 'amount': 5, 'structure': [{'role': 'HOUSE_REP',"
                + " 'personId': '" + sellers.rosa + "', 'percent': 50}]}], 'targets': [{'personId': '" + sellers.rosa
                + "', 'startDate': '2026-11-01', 'endDate': '2026-11-30', 'quota': 4000, 'commissionRate': 20}]}");
        assertEquals(before, everything());
        sellers.deal("written", "commit", "1", "2026-11-20");
        assertFalse(before.equals(everything()), "a digest that sees nothing proves nothing");
    }

    private String everything() {
        StringBuilder all = new StringBuilder();
        for (String table : TABLES) {
            if (given.value(sellers.tenant, "select to_regclass('" + table + "')::text") != null) {
                String digest = given.value(sellers.tenant,
                        "select md5(coalesce(string_agg(t::text || xmin, '|' order by t::text),"
                                + " '')) from " + table + " t where tenant_id = '" + sellers.tenant + "'");
                all.append(table).append(' ').append(digest).append('\n');
            }
        }
        return all.toString();
    }

    @Test
    void perm4ARepSupposesOnlyWhatTheyMayReadAndSeesOnlyThemselves() {
        String ottos = sellers.own(sellers.otto, "his", "commit", "10", "2026-12-20");
        refused("ray", close(ottos), 422, "OPPORTUNITY_UNKNOWN");
        refused("mia", close(ottos), 422, "OPPORTUNITY_UNKNOWN");
        refused("ray", close(java.util.UUID.randomUUID().toString()), 422, "OPPORTUNITY_UNKNOWN");
        refused("ray", "{'deals': [{'ownerId': '" + sellers.rosa + "', 'amount': 5}]}", 422, "PERSON_UNKNOWN");
        refused("ray", "{'deals': [{'ownerId': '" + sellers.ray + "', 'amount': 5, 'structure': [{'role': 'HOUSE_REP',"
                + " 'personId': '" + sellers.rosa + "', 'percent': 50}]}]}", 422, "PERSON_UNKNOWN");
        refused("ray", "{'targets': [{'personId': '" + sellers.rosa
                + "', 'startDate': '2026-11-01', 'endDate': '2026-11-30', 'quota': 4000, 'commissionRate': 20}]}", 422,
                "PERSON_UNKNOWN");
        refused("ray", "{'personId': '" + sellers.rosa + "', 'deals': [{'dealId': '" + deals.get(1) + "'}]}", 404,
                "NOT_FOUND");
        JsonPath rosas = suppose("rosa", close(deals.get(1)));
        assertEquals(List.of("rosa"), rosas.getList("items.name"));
        money("30.00", rosas, "total.difference");
        assertEquals(List.of("ray", "rosa"), suppose("mia", close(deals.get(1))).getList("items.name"));
        assertEquals(List.of("House", "ray", "rosa"), suppose("amy", close(deals.get(1))).getList("items.name"));
        assertEquals(List.of("rosa"), suppose("amy", "{'personId': '" + sellers.rosa + "', 'deals': [{'dealId': '"
                + deals.get(1) + "'}]}").getList("items.name"));
        String own = deals.get(1);
        sellers.begin();
        refused("amy", close(own), 422, "OPPORTUNITY_UNKNOWN");
    }

    @Test
    void whatCannotBeIsRefused() {
        refused("ray", "{}", 400, "INVALID_REQUEST");
        refused("ray", "{'deals': [{}]}", 400, "INVALID_REQUEST");
        refused("ray", "{'deals': [{'dealId': '" + deals.get(1) + "'}, {'dealId': '" + deals.get(1) + "'}]}", 400,
                "INVALID_REQUEST");
        refused("ray", "{'deals': [{'dealId': '" + deals.get(1) + "', 'ownerId': '" + sellers.ray + "'}]}", 400,
                "INVALID_REQUEST");
        refused("ray", "{'deals': [{'ownerId': '" + sellers.ray + "'}]}", 422, "CLOSED_NEEDS_AMOUNT_AND_DATE");
        refused("ray", "{'deals': [{'ownerId': '" + sellers.ray + "', 'amount': 1.005}]}", 422, "TOO_MANY_DECIMALS");
        String target = "{'personId': '" + sellers.ray
                + "', 'startDate': '2026-11-01', 'endDate': '2026-11-30', 'quota': 4000, 'commissionRate': 20}";
        refused("ray", "{'targets': [" + target + ", " + target + "]}", 409, "TARGET_OVERLAP");
        refused("ray", "{'targets': [" + target.replace("2026-11-30", "2026-10-30") + "]}", 422, "DATE_RANGE_INVALID");
        refused("ray", "{'targets': [" + target.replace("2026-11-30", "2036-11-30") + "]}", 422, "LIMIT_EXCEEDED");
        String deal = "{'dealId': '" + deals.get(1) + "'},";
        refused("ray", "{'deals': [" + deal.repeat(500) + deal.replace(",", "") + "]}", 400, "INVALID_REQUEST");
    }
}
