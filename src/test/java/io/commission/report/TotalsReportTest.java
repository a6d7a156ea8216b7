package io.commission.report;

import static io.commission.report.ReportsOverHttp.amount;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** The reports by month, status, type and person: what they say is what the entries add up to. */
@QuarkusTest
class TotalsReportTest {
    private static final String SPAN = "from=2025-03&to=2026-02";
    private static final String IN_SPAN = "commission_month between '2025-03-01' and '2026-02-01' and ";
    private static final String EARNED = "type not in ('DRAW', 'DRAW_RECOVERY') and ";
    private static final String LIVE = "status <> 'REVERSED' and ";

    @Inject
    GeneratedLedger ledger;
    ReportsOverHttp http;

    @BeforeEach
    void aLedger() {
        ledger.begin(System.nanoTime(), 600);
        http = new ReportsOverHttp(ledger.tenant());
    }

    @Test
    void everyRowOfTheSummaryIsTheSumOfItsEntries() {
        compareSummary();
        ledger.moveOn();
        compareSummary();
    }

    private void compareSummary() {
        List<Map<String, Object>> rows = http.json("fin", "reports/summary?" + SPAN).getList("items");
        assertTrue(rows.size() > 50, "only " + rows.size() + " rows");
        String retained = "person_id in (select id from people p where p.tenant_id = e.tenant_id and kind <> 'PERSON')";
        BigDecimal all = BigDecimal.ZERO;
        for (Map<String, Object> row : rows) {
            String state = switch ((String) row.get("status")) {
                case "REVERSED" -> "status = 'REVERSED'";
                case "RETAINED" -> retained + " and status <> 'REVERSED'";
                case "IN_PAYOUT" -> "status = 'APPROVED' and payout_id is not null";
                case "APPROVED" -> "status = 'APPROVED' and payout_id is null and not " + retained;
                default -> "status = '" + row.get("status") + "'";
            };
            assertEquals(ledger.sum("commission_month = (? || '-01')::date and type = ? and " + state, row.get("month"),
                    row.get("type")), amount(row, "amount"), row.toString());
            all = all.add(amount(row, "amount"));
        }
        assertEquals(ledger.sum(IN_SPAN + "true"), all);
    }

    @Test
    void theSummaryGroupsAndFiltersAsAsked() {
        JsonPath byType = http.json("fin", "reports/summary?groupBy=type&sort=-amount&" + SPAN);
        List<Map<String, Object>> rows = byType.getList("items");
        assertEquals(Set.of("entries", "amount", "type"), rows.get(0).keySet());
        assertEquals(6 - 1, rows.size(), "every type but deals");
        assertEquals(rows.stream().sorted(Comparator.comparing(row -> amount(row, "amount").negate())).toList(), rows);
        List<Map<String, Object>> bonuses = http
                .json("fin",
                        "reports/summary?groupBy=month&type=BONUS&status=PENDING&personId=" + ledger.person("ann") + "&"
                                + SPAN)
                .getList("items");
        assertEquals(
                ledger.sum(IN_SPAN + "type = 'BONUS' and status = 'PENDING' and person_id = ?", ledger.person("ann")),
                sum(bonuses, "amount"));
    }

    @Test
    void theSummaryOfARepHoldsOwnEntriesOnlyAndNothingRetained() {
        JsonPath mine = http.json("ann", "reports/summary?" + SPAN);
        List<Map<String, Object>> rows = mine.getList("items");
        assertEquals(ledger.sum(IN_SPAN + "person_id = ?", ledger.person("ann")), sum(rows, "amount"));
        assertEquals(ledger.sum(IN_SPAN + LIVE + EARNED + "person_id = ?", ledger.person("ann")),
                (BigDecimal) mine.get("totals.total"));
        assertTrue(rows.stream().noneMatch(row -> row.get("status").equals("RETAINED")));
        assertNull(mine.get("totals.retained"));
    }

    @Test
    void theSummaryOfAManagerHoldsAllLevelsBelow() {
        JsonPath team = http.json("mia", "reports/summary?" + SPAN);
        assertEquals(ledger.sum(IN_SPAN + LIVE + EARNED + "person_id in (?, ?, ?, ?)", ledger.person("mia"),
                ledger.person("ann"), ledger.person("bob"), ledger.person("cid")),
                (BigDecimal) team.get("totals.total"));
        assertNull(team.get("totals.retained"));
        JsonPath cid = http.json("mia", "reports/summary?personId=" + ledger.person("cid") + "&" + SPAN);
        assertEquals(ledger.sum(IN_SPAN + LIVE + EARNED + "person_id = ?", ledger.person("cid")),
                (BigDecimal) cid.get("totals.total"));
    }

    @Test
    void byUserAddsUpEachPersonByState() {
        for (String subject : List.of("fin", "aud")) {
            List<Map<String, Object>> rows = http.everyPage(subject, "reports/by-user?sort=-total&" + SPAN, 2);
            assertEquals(7, rows.size());
            for (Map<String, Object> row : rows) {
                UUID person = UUID.fromString((String) row.get("personId"));
                boolean special = row.get("name").equals("House") || row.get("name").equals("Unassigned");
                String of = IN_SPAN + EARNED + "person_id = ? and ";
                BigDecimal live = ledger.sum(of + "status <> 'REVERSED'", person);
                assertEquals(special ? new BigDecimal("0.00") : live, amount(row, "totals", "total"));
                assertEquals(special ? live : new BigDecimal("0.00"), amount(row, "totals", "retained"));
                assertEquals(ledger.sum(of + "status = 'PENDING'", person), amount(row, "totals", "pending"));
                assertEquals(ledger.sum(of + "status = 'PAID'", person), amount(row, "totals", "paid"));
                assertEquals(ledger.sum(of + "status = 'APPROVED' and payout_id is not null", person),
                        amount(row, "totals", "inPayout"));
                assertEquals(ledger.sum(IN_SPAN + "type = 'DRAW' and person_id = ?", person),
                        amount(row, "totals", "drawAdvance"));
                assertEquals(ledger.sum(IN_SPAN + "type = 'DRAW_RECOVERY' and person_id = ?", person),
                        amount(row, "totals", "drawRecovery"));
            }
            assertEquals(rows.stream().sorted(Comparator.comparing(row -> amount(row, "totals", "total").negate()))
                    .map(row -> amount(row, "totals", "total")).toList(),
                    rows.stream().map(row -> amount(row, "totals", "total")).toList());
        }
    }

    @Test
    void byUserShowsARepOnlyThemselvesAndAManagerTheTeam() {
        assertEquals(Set.of("ann"), names(http.everyPage("ann", "reports/by-user?" + SPAN, 50)));
        assertEquals(Set.of("mia", "ann", "bob", "cid"), names(http.everyPage("mia", "reports/by-user?" + SPAN, 3)));
        assertEquals(Set.of(), names(http.everyPage("nobody", "reports/by-user?" + SPAN, 3)));
    }

    @Test
    void byUserFiltersByTeamWithinTheCallersRows() {
        UUID team = UUID.randomUUID();
        ledger.scenario().write("insert into teams (tenant_id, id, name) values (?, ?, 'East')", ledger.tenant(), team);
        ledger.scenario().write("update people set team_id = ? where name in ('ann', '=cmd|dan')", team);
        assertEquals(Set.of("ann", "=cmd|dan"), names(http.everyPage("fin", "reports/by-user?teamId=" + team, 9)));
        assertEquals(Set.of("ann"), names(http.everyPage("mia", "reports/by-user?teamId=" + team, 9)));
    }

    @Test
    void ten1AColleaguesIdAnswersAsAnIdThatDoesNotExist() {
        for (String report : List.of("reports/summary", "reports/by-user", "dashboard")) {
            for (Object id : List.of(ledger.person("bob"), UUID.randomUUID(), "house", "unassigned",
                    ledger.person("House"))) {
                http.refused("ann", report + "?personId=" + id, 404, "NOT_FOUND");
            }
            http.refused("mia", report + "?personId=" + ledger.person("dan"), 404, "NOT_FOUND");
            http.refused("ivy", report, 403, "PERMISSION_MISSING");
        }
        BigDecimal retained = http.json("fin", "reports/by-user?personId=house&" + SPAN).get("totals.retained");
        assertEquals(ledger.sum(IN_SPAN + LIVE + "person_id = ?", ledger.person("House")), retained);
    }

    @Test
    void ten1AnotherTenantSeesNothing() {
        UUID ann = ledger.person("ann");
        ReportsOverHttp other = new ReportsOverHttp(ledger.scenario().begin().tenant);
        assertEquals(List.of(), other.json("fin", "reports/summary?" + SPAN).getList("items"));
        assertEquals(List.of(), other.json("fin", "reports/by-user?" + SPAN).getList("items"));
        for (String report : List.of("reports/summary", "reports/by-user", "dashboard")) {
            other.refused("fin", report + "?personId=" + ann, 404, "NOT_FOUND");
        }
    }

    @Test
    void section14CsvHoldsEveryRowAndNoFormula() {
        String csv = http.csv("fin", "reports/by-user?limit=1&" + SPAN);
        assertEquals(8, csv.lines().count());
        assertTrue(csv.contains(",'=cmd|dan,"), csv);
        assertFalse(csv.contains(",=cmd"), csv);
        JsonPath json = http.json("fin", "reports/summary?" + SPAN);
        List<String> lines = http.as("fin").get(ReportsOverHttp.BASE + "reports/summary?format=csv&" + SPAN).then()
                .statusCode(200).contentType("text/csv")
                .header("Content-Disposition", equalTo("attachment; filename=\"commission-summary.csv\"")).extract()
                .asString().lines().toList();
        assertEquals("month,status,type,entries,amount,currency", lines.get(0));
        assertEquals(json.getList("items").size(), lines.size() - 1);
        assertEquals(sum(json.getList("items"), "amount"), lines.stream().skip(1)
                .map(line -> new BigDecimal(line.split(",")[4])).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertTrue(http.csv("ann", "reports/by-user?" + SPAN).lines().skip(1).allMatch(line -> line.contains(",ann,")));
    }

    @Test
    void mon1AmountsHaveTheCurrencysDecimals() {
        String body = http.as("fin").get(ReportsOverHttp.BASE + "reports/by-user?" + SPAN).asString();
        assertFalse(body.matches("(?s).*\"(pending|paid|total|retained)\":-?\\d+(\\.\\d|\\.\\d{3,})?[,}].*"), body);
    }

    @Test
    void badQuestionsAreRefusedByName() {
        http.refused("fin", "reports/summary?from=2026-05&to=2026-01", 422, "DATE_RANGE_INVALID");
        http.refused("fin", "reports/summary?from=2020-01&to=2026-01", 422, "LIMIT_EXCEEDED");
        http.refused("fin", "reports/summary?from=January", 400, "MALFORMED_REQUEST");
        http.refused("fin", "reports/summary?groupBy=colour", 400, "INVALID_REQUEST");
        http.refused("fin", "reports/by-user?sort=age", 400, "INVALID_REQUEST");
        http.refused("fin", "reports/by-user?format=xml", 400, "INVALID_REQUEST");
        http.refused("fin", "reports/by-user?limit=1001", 422, "LIMIT_EXCEEDED");
        http.refused("fin", "reports/by-user?cursor=eA", 400, "INVALID_CURSOR");
        http.refused("fin", "reports/by-user?personId=ann", 400, "MALFORMED_REQUEST");
    }

    private static BigDecimal sum(List<Map<String, Object>> rows, String field) {
        return rows.stream().map(row -> amount(row, field)).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static Set<String> names(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> (String) row.get("name")).collect(Collectors.toSet());
    }
}
