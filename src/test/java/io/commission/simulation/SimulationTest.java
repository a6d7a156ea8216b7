package io.commission.simulation;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.TestClock;
import io.commission.database.Sql;
import io.commission.posting.Scenario;
import io.commission.refusal.WholeDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;

/** What a plan would have paid: by hand, with rights and limits, and without writing anything. */
@QuarkusTest
class SimulationTest {
    private static final String PATH = "/v1/commission/simulations";
    private static final String JANUARY = ", 'from': '2026-01', 'to': '2026-01'";
    /** PLAN-4's. */
    private static final String TIERS = "'plan': {'name': 'Tiers', 'type': 'TIERED', 'tiers': ["
            + "{'thresholdType': 'REVENUE', 'maximum': 50000, 'rateType': 'PERCENT', 'rate': 8, 'period': 'MONTHLY'},"
            + "{'thresholdType': 'REVENUE', 'maximum': 100000, 'rateType': 'PERCENT', 'rate': 10, 'period': 'MONTHLY'},"
            + "{'thresholdType': 'REVENUE', 'rateType': 'PERCENT', 'rate': 12, 'period': 'MONTHLY'}]}";

    @Inject
    Scenario scenario;
    @Inject
    TestClock clock;
    private UUID ray;
    private UUID bob;
    private UUID plan;
    private Api amy;

    @BeforeEach
    void rayHas5PercentOfRevenueAndFourLoads() {
        scenario.begin();
        clock.set(LocalDate.parse("2026-03-10"), "America/Chicago");
        ray = scenario.person("ray");
        bob = scenario.person("bob");
        plan = scenario.plan("PERCENT_REVENUE", "GROSS_REVENUE", "5");
        scenario.assign(ray, plan);
        scenario.assign(bob, plan);
        amy = new Api(scenario.tenant, "amy", "auditor");
        for (int i = 1; i <= 4; i++) {
            scenario.calculate(scenario.load("L" + i, "2026-01-0" + i, "30000", "24000", ray, null));
        }
    }

    @Test
    void calc5FourLoadsUnderTiers() {
        String body = "{" + TIERS + ", 'personIds': ['" + ray + "'], 'explain': {}" + JANUARY + "}";
        JsonPath answer = ok(amy, "?limit=3", body);
        assertMoney("6000.00", answer, "totals.earned.total");
        assertMoney("11400.00", answer, "totals.simulated.total");
        assertMoney("5400.00", answer, "people[0].months[0].totals.difference");
        assertEquals(4, answer.getInt("totals.loads.rated"));
        assertEquals(3, answer.getInt("people[0].months[0].tier.tierNumber"));
        assertMoney("120000.00", answer, "people[0].months[0].tier.measure");
        assertEquals(List.of("2400.00", "2600.00", "3000.00"), texts(answer, "loads.items.simulated"));
        assertEquals(List.of("1500.00", "1500.00", "1500.00"), texts(answer, "loads.items.earned"));
        assertEquals(List.of("20000.00", "10000.00"), texts(answer, "loads.items[1].slices.measure"));
        assertEquals(List.of("8.0000", "10.0000"), texts(answer, "loads.items[1].slices.rate"));
        assertEquals(List.of("1600.00", "1000.00"), texts(answer, "loads.items[1].slices.amount"));
        assertMoney("30000.00", answer, "loads.items[1].before");
        JsonPath next = ok(amy, "?limit=3&cursor=" + answer.getString("loads.nextCursor"), body);
        assertEquals(List.of("3400.00"), texts(next, "loads.items.simulated"));
        amy.post(PATH + "?limit=3", body.replace("'explain': {}", "'explain': {'month': '2026-02'}")).body(
                "loads.items.size()", is(0)).body("loads.nextCursor", nullValue());
    }

    @Test
    void load4LoadsKeepTheOrderOfTheirNumbersAndACountBeginsOnTheFirstDay() {
        UUID ann = scenario.person("ann");
        scenario.assign(ann, scenario.tieredPlan());
        scenario.calculate(scenario.load("A0", "2025-12-30", "90000", null, ann, null));
        scenario.calculate(scenario.load("A1", "2026-01-20", "50000", null, ann, null));
        scenario.calculate(scenario.load("A2", "2026-01-05", "50000", null, ann, null));
        String quarterly = TIERS.replace("MONTHLY", "QUARTERLY").replace("'rate': 8", "'rate': 1");
        JsonPath answer = ok(amy, "",
                "{" + quarterly + ", 'personIds': ['" + ann + "'], 'explain': {}" + JANUARY + "}");
        assertEquals(List.of("A2", "A1"), answer.getList("loads.items.externalId"));
        assertEquals(List.of("5000.00", "500.00"), texts(answer, "loads.items.simulated"));
        assertEquals(List.of("5000.00", "4000.00"), texts(answer, "loads.items.earned"));
    }

    @Test
    void plan7OverridesComeFirstUnlessTheyAreLeftAside() {
        UUID acme = scenario.account("acme");
        Api.admin(scenario.tenant).create("/v1/commission/overrides",
                "{'personId': '" + ray + "', 'accountId': '" + acme
                        + "', 'rateType': 'PERCENT', 'rate': 0, 'effectiveDate': '2026-01-01'}");
        UUID load = scenario.load("L5", "2026-01-05", "30000", "24000", ray, null);
        scenario.write("update loads set account_id = ? where id = ?", acme, load);
        scenario.calculate(load);
        String body = "{" + TIERS + ", 'personIds': ['" + ray + "']" + JANUARY;
        JsonPath kept = ok(amy, "", body + "}");
        assertMoney("11400.00", kept, "totals.simulated.total");
        assertEquals(1, kept.getInt("totals.loads.overridden"));
        JsonPath aside = ok(amy, "", body + ", 'keepOverrides': false}");
        assertMoney("15000.00", aside, "totals.simulated.total");
        assertEquals(5, aside.getInt("totals.loads.rated"));
    }

    @Test
    void calc1APartOfALoadThatOthersTermsRateStaysAsPosted() {
        scenario.calculate(scenario.load("S1", "2026-01-09", "1000", "500", ray, "60", bob, "40"));
        String fee = "{'plan': {'name': 'Fee', 'type': 'FLAT_FEE', 'flatAmount': 100}" + JANUARY;
        JsonPath bobs = ok(amy, "", fee + ", 'personIds': ['" + bob + "'], 'explain': {}}");
        assertMoney("20.00", bobs, "totals.simulated.total");
        assertEquals("UNCHANGED", bobs.getString("loads.items[0].standing"));
        JsonPath both = ok(amy, "", fee + ", 'explain': {'personId': '" + bob + "'}}");
        assertMoney("40.00", both, "loads.items[0].simulated");
        assertMoney("100.00", both, "loads.items[0].commission");
        assertMoney("500.00", both, "totals.simulated.total");
        JsonPath one = ok(amy, "", fee + ", 'explain': {'loadId': '" + both.getString("loads.items[0].loadId") + "'}}");
        assertEquals(2, one.getList("loads.items").size());
    }

    @Test
    void plan9CapBonusAndFloor() {
        JsonPath capped = ok(amy, "",
                "{'plan': {'name': 'Capped', 'type': 'PERCENT_REVENUE', 'percentRate': 10, 'cap': 5000,"
                        + " 'bonuses': [{'thresholdType': 'REVENUE', 'threshold': 50000, 'amount': 300}]}, 'explain': {}"
                        + JANUARY + "}");
        assertEquals(List.of("3000.00", "2000.00", "0.00", "0.00"), texts(capped, "loads.items.simulated"));
        assertMoney("300.00", capped, "totals.simulated.bonus");
        assertMoney("5300.00", capped, "totals.simulated.total");
        String floor = "{'plan': {'name': 'Floor', 'type': 'FLAT_FEE', 'flatAmount': 10, 'floor': 1000}, 'personIds': ['"
                + ray + "']";
        assertMoney("960.00", ok(amy, "", floor + JANUARY + "}"), "totals.simulated.topUp");
        // March is not over
        JsonPath quarter = ok(amy, "", floor + ", 'from': '2026-01', 'to': '2026-03'}");
        assertEquals(List.of("960.00", "1000.00"), texts(quarter, "people[0].months.totals.simulated.topUp"));
        JsonPath gate = ok(amy, "", "{'plan': {'name': 'Gate', 'type': 'FLAT_FEE', 'flatAmount': 10,"
                + " 'minimumMarginPercent': 20.01}" + JANUARY + "}");
        assertEquals(4, gate.getInt("totals.loads.belowGate"));
        assertMoney("0.00", gate, "totals.simulated.total");
    }

    @Test
    void aPlanOnFileHoldsInTheVersionOfEachDayAndBeforeItsFirstOneTheFirst() {
        UUID later = scenario.planFrom("2026-03-01", "PERCENT_REVENUE", "GROSS_REVENUE", "20");
        JsonPath answer = ok(amy, "", "{'planId': '" + later + "'" + JANUARY + "}");
        assertMoney("24000.00", answer, "totals.simulated.total");
        assertEquals(later.toString(), answer.getString("plan.id"));
        assertMoney("0.00", ok(amy, "", "{'planId': '" + plan + "'" + JANUARY + "}"), "totals.difference");
    }

    @Test
    void plan3APlanWithAnIncompleteSetIsRefused() {
        String open = ",{'thresholdType': 'REVENUE', 'rateType': 'PERCENT', 'rate': 12, 'period': 'MONTHLY'}";
        amy.post(PATH, "{" + TIERS.replace(open, "") + JANUARY + "}").statusCode(409)
                .body("code", equalTo("PLAN_INCOMPLETE")).body("errors[0].field", equalTo("plan.tiers"));
        UUID growing = scenario.plan("TIERED", "GROSS_REVENUE", null);
        amy.post(PATH, "{'planId': '" + growing + "'" + JANUARY + "}").statusCode(409)
                .body("code", equalTo("PLAN_INCOMPLETE")).body("errors[0].field", equalTo("planId"));
    }

    @Test
    void plan8ARefusedExpressionIsAnsweredAsByCreatingThePlan() {
        String rules = "{'name': 'Odd', 'type': 'CUSTOM', 'rules': 'revenue * colour'}";
        ValidatableResponse created = Api.admin(scenario.tenant).post("/v1/commission/plans", rules).statusCode(422);
        amy.post(PATH, "{'plan': " + rules + JANUARY + "}").statusCode(422)
                .body("code", equalTo(created.extract().path("code"))).body("detail",
                        equalTo(created.extract().path("detail")))
                .body("errors[0].field", equalTo("plan.rules"));
        // Passes the check, and fails on what the third load finds
        amy.post(PATH, "{'plan': {'name': 'Odd', 'type': 'CUSTOM', 'rules': 'revenue / (60000 - periodToDate)'}"
                + JANUARY + "}").statusCode(422).body("code", equalTo("RULES_INVALID"));
        assertMoney("12000.00", ok(amy, "", "{'plan': {'name': 'Even', 'type': 'CUSTOM', 'rules': 'revenue * 0.1'}"
                + JANUARY + "}"), "totals.simulated.total");
    }

    @Test
    void perm4ARepSeesTheOwnFiguresAndAManagerThoseBelow() {
        scenario.calculate(scenario.load("S1", "2026-01-09", "1000", "500", bob, "60", ray, "40"));
        UUID mia = scenario.person("mia");
        scenario.write("update people set manager_id = ? where id = ?", mia, ray);
        String body = "{" + TIERS + ", 'explain': {}" + JANUARY + "}";
        JsonPath rays = ok(amy.as("ray", "rep"), "", body);
        assertEquals(List.of(ray.toString()), rays.getList("people.personId"));
        assertTrue(rays.getList("loads.items.personId").stream().allMatch(ray.toString()::equals));
        assertEquals(5, rays.getInt("totals.loads.all"));
        assertEquals(List.of("mia", "ray"), ok(amy.as("mia", "manager"), "", body).getList("people.name"));
        assertEquals(List.of("bob", "mia", "ray"), ok(amy, "", body).getList("people.name"));
        for (Api caller : List.of(amy.as("ray", "rep"), amy.as("mia", "manager"))) {
            for (UUID hidden : List.of(bob, UUID.randomUUID())) {
                caller.post(PATH, "{" + TIERS + ", 'personIds': ['" + ray + "', '" + hidden + "']" + JANUARY + "}")
                        .statusCode(422).body("code", equalTo("PERSON_UNKNOWN"))
                        .body("errors[0].message", equalTo("names nobody: " + hidden));
            }
        }
        amy.as("ivy", "integration").post(PATH, body).statusCode(403);
        UUID east = UUID.randomUUID();
        scenario.write("insert into teams (tenant_id, id, name) values (?, ?, 'East')", scenario.tenant, east);
        scenario.write("update people set team_id = ? where id in (?, ?)", east, ray, bob);
        String team = "{" + TIERS + ", 'teamId': '" + east + "'" + JANUARY + "}";
        assertEquals(List.of("ray"), ok(amy.as("mia", "manager"), "", team).getList("people.name"));
        assertEquals(List.of("bob", "ray"), ok(amy, "", team).getList("people.name"));
    }

    @Test
    void nothingIsWritten() throws SQLException {
        String described = "{" + TIERS + ", 'explain': {}, 'keepOverrides': false" + JANUARY + "}";
        String onFile = "{'planId': '" + scenario.tieredPlan() + "'" + JANUARY + "}";
        ok(amy, "", described);
        try (WholeDatabase database = WholeDatabase.open()) {
            Map<String, String> before = database.digest(List.of(scenario.tenant));
            ok(amy, "", described);
            ok(amy, "", onFile);
            assertEquals(List.of(),
                    WholeDatabase.differences(before, database.digest(List.of(scenario.tenant))));
        }
    }

    @Test
    void api5LimitsAreNamed() {
        amy.post(PATH, "{" + TIERS + ", 'from': '2024-01', 'to': '2026-01'}").statusCode(422)
                .body("code", equalTo("LIMIT_EXCEEDED")).body("detail", containsString("24 months"));
        loads(100_001, LocalDate.parse("2026-02-10"));
        amy.post(PATH, "{" + TIERS + ", 'from': '2026-02', 'to': '2026-02'}").statusCode(422)
                .body("code", equalTo("LIMIT_EXCEEDED")).body("detail", containsString("100000 loads"));
        scenario.write("""
                insert into people (tenant_id, id, name)
                select ?, gen_random_uuid(), 'Person ' || n from generate_series(1, 600) n
                """, scenario.tenant);
        amy.post(PATH, "{" + TIERS + ", 'from': '2024-02', 'to': '2026-01'}").statusCode(422)
                .body("code", equalTo("LIMIT_EXCEEDED"))
                .body("detail", allOf(containsString("12000"), containsString("602 people")));
    }

    @Test
    void statementsGrowByChunksOfLoadsOnly() {
        loads(20_000, LocalDate.parse("2026-02-10"));
        loads(1_000, LocalDate.parse("2025-12-10"));
        String body = "{" + TIERS + ", 'from': '%s', 'to': '%s'}";
        ok(amy, "", body.formatted("2025-12", "2025-12"));
        long before = Sql.statements();
        ok(amy, "", body.formatted("2025-12", "2025-12"));
        long few = Sql.statements() - before;
        before = Sql.statements();
        long start = System.nanoTime();
        JsonPath answer = ok(amy, "", body.formatted("2026-02", "2026-02"));
        System.out.println("SimulationTest: 20,000 loads in " + (System.nanoTime() - start) / 1_000_000 + " ms, "
                + (Sql.statements() - before) + " statements, " + few + " for 1,000");
        assertEquals(20_000, answer.getInt("totals.loads.rated"));
        // 20,000 loads of 1,000.00 each, shared by nobody: T(20,000,000)
        assertMoney("2397000.00", answer, "totals.simulated.total");
        assertTrue(Sql.statements() - before <= few * 10, () -> few + " for one chunk");
        assertTrue(few < 40, () -> few + " statements for 1,000 loads");
    }

    /** Delivered, and never calculated. */
    private void loads(int count, LocalDate day) {
        scenario.write("""
                insert into loads (tenant_id, id, external_id, revenue, carrier_cost, delivered_at, delivered_on,
                    commissionable_on)
                select ?, gen_random_uuid(), ?::date || ' ' || n, 1000, 700, ?::date + time '18:00', ?, ?
                from generate_series(1, ?) n
                """, scenario.tenant, day, day, day, day, count);
        scenario.write("""
                insert into load_reps (tenant_id, load_id, position, rep_reference, person_id)
                select tenant_id, id, 1, 'ray', ? from loads where delivered_on = ?
                """, ray, day);
    }

    private static JsonPath ok(Api caller, String query, String body) {
        return caller.post(PATH + query, body).statusCode(200).body("currency", notNullValue()).extract().body()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));
    }

    private static void assertMoney(String expected, JsonPath answer, String path) {
        assertEquals(new BigDecimal(expected), new BigDecimal(answer.getString(path)), path);
    }

    private static List<String> texts(JsonPath answer, String path) {
        return answer.getList(path).stream().map(String::valueOf).toList();
    }
}
