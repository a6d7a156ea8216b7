package io.commission.simulation;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.database.Sql;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;

/** On real data, a quarter of a freight carrier's driver-months: against BigDecimal for a month, and plain SQL for the quarter. */
@QuarkusTest
class SimulationOnFreightTest {
    private static final String QUARTERLY = "'plan': {'name': 'By quarter', 'type': 'TIERED', 'tiers': ["
            + "{'thresholdType': 'REVENUE', 'maximum': 20000, 'rateType': 'PERCENT', 'rate': 6.25, 'period': 'QUARTERLY'},"
            + "{'thresholdType': 'REVENUE', 'maximum': 45000.50, 'rateType': 'PERCENT', 'rate': 9, 'period': 'QUARTERLY'},"
            + "{'thresholdType': 'REVENUE', 'rateType': 'PERCENT', 'rate': 11.5, 'period': 'QUARTERLY'}]}";

    @Inject
    Given given;
    @Inject
    TenantWork tenantWork;
    @Inject
    Sql sql;
    @ConfigProperty(name = "commission.data", defaultValue = "../shared/data")
    String data;
    private UUID tenant;
    private Api ada;

    @Test
    void aTierPlanOnRealLoads() throws IOException {
        Path file = Path.of(data, "freight", "driver_monthly_metrics.csv");
        assumeTrue(Files.exists(file), "the data is not here");
        List<String[]> rows = Files.readAllLines(file).stream().skip(1).map(line -> line.split(","))
                .filter(row -> row[1].compareTo("2023-07-01") >= 0 && row[1].compareTo("2023-10-01") < 0).toList();
        tenant = given.tenant();
        ada = Api.admin(tenant);
        book(rows);

        Map<String, BigDecimal> ofJuly = new HashMap<>();
        rows.stream().filter(row -> row[1].startsWith("2023-07"))
                .forEach(row -> ofJuly.put("Driver " + row[0], tiered(new BigDecimal(row[4]))));
        JsonPath july = simulated("{" + QUARTERLY + ", 'from': '2023-07', 'to': '2023-07'}");
        assertEquals(ofJuly, byName(july));
        assertEquals(ofJuly.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                new BigDecimal(july.getString("totals.simulated.total")));

        Map<String, BigDecimal> ofQuarter = new HashMap<>();
        tenantWork.run(tenant, "test",
                () -> sql
                        .query("""
                                select p.name, round(0.0625 * least(s, 20000) + 0.09 * greatest(least(s, 45000.50) - 20000, 0)
                                    + 0.115 * greatest(s - 45000.50, 0), 2)
                                from (select r.person_id, sum(l.revenue) as s from loads l
                                    join load_reps r on r.tenant_id = l.tenant_id and r.load_id = l.id where l.tenant_id = ? group by 1) t
                                join people p on p.id = t.person_id and p.tenant_id = ?
                                """,
                                tenant, tenant)
                        .list(row -> ofQuarter.put(row.text(1), row.decimal(2))));
        JsonPath quarter = simulated("{" + QUARTERLY + ", 'from': '2023-07', 'to': '2023-09'}");
        assertEquals(ofQuarter, byName(quarter));
        assertEquals(rows.size(), quarter.getInt("totals.loads.rated"));
        assertEquals(
                given.<BigDecimal>value(tenant, "select sum(amount) from commission_entries where status <> 'REVERSED'")
                        .setScale(2),
                new BigDecimal(quarter.getString("totals.earned.total")));
    }

    private void book(List<String[]> rows) {
        StringBuilder people = new StringBuilder("externalId,name\n");
        new TreeSet<>(rows.stream().map(row -> row[0]).toList())
                .forEach(driver -> people.append(driver).append(",Driver ").append(driver).append('\n'));
        csv(ada, "people", people).body("rejected", is(0));
        ada.create("/v1/commission/plans", "{'name': 'Ten percent', 'type': 'PERCENT_REVENUE', 'percentRate': 10,"
                + " 'effectiveDate': '2022-01-01', 'isDefault': true}");
        StringBuilder loads = new StringBuilder("externalId,revenue,deliveredAt,reps,eventTime\n");
        for (String[] row : rows) {
            loads.append(row[0]).append('-').append(row[1]).append(',').append(row[4]).append(',').append(row[1])
                    .append(',').append(row[0]).append(",2025-01-01T00:00:00Z\n");
        }
        csv(ada.as("ivy", "integration"), "loads", loads).body("imported", is(rows.size()));
    }

    private static ValidatableResponse csv(Api caller, String what, StringBuilder body) {
        return caller.request().contentType("text/csv; charset=utf-8").body(body.toString())
                .post("/api/imports/" + what).then().statusCode(200);
    }

    private JsonPath simulated(String body) {
        return ada.as("amy", "auditor").post("/v1/commission/simulations", body).statusCode(200).extract().body()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));
    }

    private static Map<String, BigDecimal> byName(JsonPath answer) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        List<String> names = answer.getList("people.name");
        List<Object> totals = answer.getList("people.totals.simulated.total");
        for (int i = 0; i < names.size(); i++) {
            amounts.put(names.get(i), new BigDecimal(totals.get(i).toString()));
        }
        return amounts;
    }

    private static BigDecimal tiered(BigDecimal revenue) {
        BigDecimal first = revenue.min(new BigDecimal("20000"));
        BigDecimal second = revenue.min(new BigDecimal("45000.50")).subtract(first);
        return first.multiply(new BigDecimal("0.0625")).add(second.multiply(new BigDecimal("0.09")))
                .add(revenue.subtract(first).subtract(second).multiply(new BigDecimal("0.115")))
                .setScale(2, RoundingMode.HALF_UP);
    }
}
