package io.commission.reassignment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.database.Ids;
import io.commission.money.WholeUnits;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealRow;
import io.commission.posting.deal.Deals;
import io.commission.posting.deal.Leavers;
import io.commission.structure.Division;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;

/**
 * Random books of business under each strategy: structures total 100.00 (the database refuses others), the preview is the execution
 * for every person and month, it writes nothing, and a rollback leaves the book exactly as it was (RSG-8, BAT-3).
 */
@QuarkusTest
class GeneratedBooksTest {
    private static final int BOOKS = Integer.getInteger("generated.books", 2);
    private static final int PEOPLE = 6;
    private static final JsonPathConfig EXACT = new JsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL);

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    TenantWork work;
    @Inject
    Deals deals;
    @Inject
    Leavers leavers;

    UUID tenant;
    List<UUID> people;
    List<UUID> accounts;
    List<UUID> opportunities;
    Book book;
    Api api;

    private void generate(Random random) {
        clock.set(LocalDate.parse("2026-06-10"), "America/Chicago");
        tenant = given.tenant();
        book = new Book(given, tenant);
        api = Api.admin(tenant);
        people = new ArrayList<>();
        accounts = new ArrayList<>();
        opportunities = new ArrayList<>();
        UUID team = Ids.next();
        given.sql(tenant, "insert into teams (tenant_id, id, name) values (?, ?, 'North')", tenant, team);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(given.person(tenant, "p" + i));
            given.sql(tenant, "update people set team_id = ?, territory = 'West' where tenant_id = ? and id = ?", team,
                    tenant, people.get(i));
        }
        // A leaver whose money waits on some days; nobody is given anything to.
        given.sql(tenant, """
                update people set status = 'TERMINATED', termination_date = '2026-07-10' where tenant_id = ? and id = ?
                """, tenant, people.get(PEOPLE - 1));
        for (int i = 0; i < 4; i++) {
            accounts.add(book.account("A" + i, people.get(random.nextInt(2))));
            given.sql(tenant, "update accounts set territory = ? where tenant_id = ? and id = ?",
                    random.nextBoolean() ? "West" : "East", tenant, accounts.get(i));
        }
        for (int i = 0; i < 14; i++) {
            opportunities.add(opportunity(random));
        }
    }

    private UUID opportunity(Random random) {
        List<UUID> holders = new ArrayList<>(people);
        Collections.shuffle(holders, random);
        StringBuilder lines = new StringBuilder();
        int left = 10_000;
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            int percent = random.nextInt(left / 2 + 1);
            left -= percent;
            lines.append(i == 0 && random.nextInt(5) > 0 ? "HOUSE_REP:" : "SUBAGENT:").append(holders.get(i))
                    .append(':').append(BigDecimal.valueOf(percent, 2)).append(' ');
        }
        UUID account = random.nextInt(4) == 0 ? null : accounts.get(random.nextInt(accounts.size()));
        boolean rows = random.nextInt(4) > 0;
        UUID deal = book.deal(random.nextBoolean() ? people.get(0) : holders.get(0), account, lines.toString(),
                rows ? null : BigDecimal.valueOf(random.nextInt(100_000), 2).toPlainString(),
                LocalDate.parse("2026-05-01").plusDays(random.nextInt(200)));
        for (int i = 0; rows && i < 1 + random.nextInt(4); i++) {
            LocalDate start = LocalDate.parse("2026-05-15").plusDays(random.nextInt(120));
            book.row(deal, start.toString(), start.plusDays(random.nextInt(60)).toString(),
                    BigDecimal.valueOf(random.nextInt(100_000), 2).toPlainString());
        }
        if (random.nextInt(6) == 0) {
            given.sql(tenant, "update opportunities set status = 'closed_lost' where tenant_id = ? and id = ?", tenant,
                    deal);
        }
        return deal;
    }

    private String strategy(String kind) {
        String to = "{'type':'DIRECT_TRANSFER','newRepId':'" + people.get(1) + "'}";
        String custom = "{'type':'CUSTOM','customSplits':[{'personId':'" + people.get(2)
                + "','percent':10.05},{'personId':'unassigned','percent':3.33}]}";
        return switch (kind) {
            case "UNIFORM" -> "{'kind':'UNIFORM','change':" + to + "}";
            case "CUSTOM" -> "{'kind':'UNIFORM','change':" + custom + "}";
            case "SEGMENTED" -> "{'kind':'SEGMENTED','segments':[{'territories':['West'],'change':" + custom
                    + "},{'commissionFrom':500,'change':" + to + "}],'fallback':{'type':'HOUSE_ABSORB'}}";
            default -> "{'kind':'AUTO','method':'" + kind + "'}";
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNIFORM", "CUSTOM", "SEGMENTED", "ROUND_ROBIN", "WORKLOAD", "SENIORITY", "ACCOUNTS"})
    void rsg8ThePreviewIsTheExecutionAndBat3ARollbackLeavesNoTrace(String kind) {
        for (int i = 0; i < BOOKS; i++) {
            long seed = Long.getLong("generated.seed", System.nanoTime());
            System.out.println("book of " + kind + ", seed " + seed);
            Random random = new Random(seed);
            generate(random);
            String day = LocalDate.parse("2026-06-01").plusDays(random.nextInt(60)).toString();
            String end = random.nextBoolean()
                    ? ""
                    : ",'endDate':'" + LocalDate.parse(day).minusDays(1 + random.nextInt(20)) + "'";
            boolean bulk = kind.equals("ACCOUNTS");
            String fields = bulk
                    ? "'accountIds':['" + accounts.get(0) + "','" + accounts.get(1) + "'],'newOwnerId':'"
                            + people.get(2) + "','effectiveDate':'" + day + "'" + end
                    : "'personId':'" + people.get(0) + "','effectiveDate':'" + day + "'" + end + ",'strategy':"
                            + strategy(kind);
            check(bulk ? "/accounts/reassignment-preview" : "/reassignment/global-preview",
                    bulk ? "/accounts/bulk-reassign" : "/reassignment/global-execute", fields, "seed " + seed);
        }
    }

    private void check(String previewPath, String executePath, String fields, String seed) {
        String untouched = book.everything();
        String state = book.state();
        Map<String, Long> before = money();
        JsonPath preview = exact(api.post(previewPath, "{" + fields + "}").statusCode(200));
        assertEquals(untouched, book.everything(), seed);
        JsonPath done = exact(api.post(executePath, "{" + fields + ",'reason':'test','stateHash':'"
                + preview.getString("stateHash") + "'}").statusCode(200));
        assertEquals(preview.getInt("itemCounts.accountsMoved") + preview.getInt("itemCounts.opportunitiesMoved"),
                done.getInt("applied"), seed);
        Map<String, Long> expected = new TreeMap<>(before);
        List<Map<String, Object>> deltas = preview.getList("impact.previewDeltas");
        for (Map<String, Object> delta : deltas) {
            String key = delta.get("personId") + " " + delta.get("month");
            expected.merge(key, WholeUnits.of(new BigDecimal(delta.get("delta").toString()), 2), Long::sum);
        }
        expected.values().removeIf(units -> units == 0);
        assertEquals(expected, money(), seed);
        api.post("/reassignment-batches/" + done.getString("batchId") + "/rollback", "{'reason':'test'}")
                .statusCode(200);
        assertEquals(state, book.state(), seed);
        assertEquals(before, money(), seed);
    }

    private static JsonPath exact(ValidatableResponse answer) {
        return answer.extract().body().jsonPath(EXACT);
    }

    /** What everybody has of all opportunities in each month, from their versions and schedules, in cents. */
    private Map<String, Long> money() {
        Map<String, Long> money = new TreeMap<>();
        work.run(tenant, "test", () -> {
            for (Deal deal : deals.read(opportunities)) {
                for (DealRow row : deal.rows()) {
                    Division.of(WholeUnits.of(row.commission(), 2), row.start(), row.end(), deal.timeline(),
                            leavers.firstDaysWithout()).forEach(
                                    part -> part.portions().forEach(portion -> money
                                            .merge(portion.line().person() + " " + YearMonth.from(row.end()),
                                                    portion.units(),
                                                    Long::sum)));
                }
                if (deal.rows().isEmpty()) {
                    LocalDate day = deal.closeDate().isBefore(LocalDate.parse("2026-06-10")) && deal.open()
                            ? LocalDate.parse("2026-06-10")
                            : deal.closeDate();
                    Division.of(WholeUnits.of(deal.expectedCommission(), 2), day, day, deal.timeline(), Map.of()).get(0)
                            .portions().forEach(
                                    portion -> money.merge(
                                            portion.line().person() + " " + YearMonth.from(deal.closeDate()),
                                            portion.units(), Long::sum));
                }
            }
        });
        money.values().removeIf(units -> units == 0);
        return money;
    }
}
