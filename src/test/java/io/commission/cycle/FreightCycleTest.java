package io.commission.cycle;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/**
 * The whole cycle over HTTP on real data: 4,464 driver-months of a freight carrier, each a load; imported, calculated under PLAN-4's
 * tiers on revenue, approved, and paid in 36 monthly payouts. The grand total is computed independently here.
 */
@QuarkusTest
class FreightCycleTest {

    private static final String API = "/api/v1/commission";
    private static final JsonPathConfig EXACT = JsonPathConfig.jsonPathConfig()
            .numberReturnType(JsonPathConfig.NumberReturnType.BIG_DECIMAL);

    @Inject
    Given given;
    @ConfigProperty(name = "commission.data", defaultValue = "../shared/data")
    String data;
    UUID tenant;

    @Test
    void thirtySixMonthsOfRealLoadsArePaidToTheCent() throws IOException {
        Path file = Path.of(data, "freight", "driver_monthly_metrics.csv");
        assumeTrue(Files.exists(file), "the data is not here");
        List<String[]> rows = Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")).toList();
        tenant = given.tenant();
        importPeople(rows);
        defaultPlan();
        importLoads(rows).body("imported", is(rows.size())).body("rejected", is(0));
        importLoads(rows).body("imported", is(0)).body("unchanged", is(rows.size()));
        Map<YearMonth, BigDecimal> expected = expectedByMonth(rows);
        assertEquals(36, expected.size());
        BigDecimal paid = BigDecimal.ZERO;
        for (YearMonth month : expected.keySet()) {
            paid = paid.add(payMonth(month, expected.get(month)));
        }
        BigDecimal grandTotal = expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(grandTotal, paid);
        assertEquals(0, grandTotal.compareTo(given.value(tenant,
                "select sum(net) from commission_payouts where status = 'PAID'")), "what was paid is the grand total");
        as("amy", "auditor").get(API + "/verification?month=2023-07").then().statusCode(200).body("right", is(true));
    }

    private void importPeople(List<String[]> rows) {
        StringBuilder people = new StringBuilder("externalId,name\n");
        new TreeSet<>(rows.stream().map(row -> row[0]).toList())
                .forEach(driver -> people.append(driver).append(",Driver ").append(driver).append('\n'));
        as("ada", "admin").contentType("text/csv; charset=utf-8").body(people.toString()).post("/api/imports/people")
                .then()
                .statusCode(200)
                .body("rejected", is(0));
    }

    private void defaultPlan() {
        String tier = "{\"thresholdType\": \"REVENUE\", \"rateType\": \"PERCENT\", \"period\": \"MONTHLY\", \"maximum\": %s, \"rate\": %s}";
        String tiers = String.join(", ", tier.formatted("50000", "8"), tier.formatted("100000", "10"),
                tier.formatted("null", "12"));
        as("ada", "admin").body(
                "{\"name\": \"Revenue tiers\", \"type\": \"TIERED\", \"basis\": \"GROSS_REVENUE\", \"effectiveDate\": "
                        + "\"2022-01-01\", \"isDefault\": true, \"tiers\": [" + tiers + "]}")
                .post(API + "/plans").then().statusCode(201);
    }

    private ValidatableResponse importLoads(List<String[]> rows) {
        StringBuilder loads = new StringBuilder("externalId,revenue,deliveredAt,reps,eventTime\n");
        for (String[] row : rows) {
            loads.append(row[0]).append('-').append(row[1]).append(',').append(row[4]).append(',').append(row[1])
                    .append(',')
                    .append(row[0]).append(",2025-01-01T00:00:00Z\n");
        }
        return as("ivy", "integration").contentType("text/csv; charset=utf-8").body(loads.toString())
                .post("/api/imports/loads").then()
                .statusCode(200);
    }

    private BigDecimal payMonth(YearMonth month, BigDecimal expected) {
        as("finn", "finance").body("{\"month\": \"%s\"}".formatted(month)).post(API + "/entries/approve").then()
                .statusCode(200);
        String net = as("cron", "finance").body("{\"month\": \"%s\"}".formatted(month)).post(API + "/payouts/generate")
                .then()
                .statusCode(200).body("counts.stopped", is(0)).extract().jsonPath(EXACT).getString("net");
        assertEquals(0, expected.compareTo(new BigDecimal(net)),
                month + ": " + expected + " expected, " + net + " generated");
        as("finn", "finance").body("{\"month\": \"%s\"}".formatted(month)).post(API + "/payouts/approve").then()
                .statusCode(200);
        as("finn", "finance").body("{\"month\": \"%s\", \"paymentMethod\": \"PAYROLL\"}".formatted(month))
                .post(API + "/payouts/process").then().statusCode(200);
        return expected;
    }

    /** One load a driver and month, so each month's tiers see that load alone. */
    private static Map<YearMonth, BigDecimal> expectedByMonth(List<String[]> rows) {
        Map<YearMonth, BigDecimal> months = new TreeMap<>();
        for (String[] row : rows) {
            months.merge(YearMonth.parse(row[1].substring(0, 7)), tiered(new BigDecimal(row[4])), BigDecimal::add);
        }
        assertTrue(months.values().stream().allMatch(sum -> sum.scale() == 2));
        return months;
    }

    private static BigDecimal tiered(BigDecimal revenue) {
        BigDecimal first = revenue.min(new BigDecimal("50000"));
        BigDecimal second = revenue.min(new BigDecimal("100000")).subtract(first);
        BigDecimal third = revenue.subtract(first).subtract(second);
        return first.multiply(new BigDecimal("0.08")).add(second.multiply(new BigDecimal("0.10")))
                .add(third.multiply(new BigDecimal("0.12"))).setScale(2, RoundingMode.HALF_UP);
    }

    private RequestSpecification as(String subject, String role) {
        return given().auth().oauth2(TestTokens.of(tenant, subject, role)).contentType(ContentType.JSON);
    }
}
