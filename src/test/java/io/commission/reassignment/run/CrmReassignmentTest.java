package io.commission.reassignment.run;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.crm.CrmBook;
import io.commission.reassignment.Book;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;

/** A real book: the agent with the most opportunities leaves, under each strategy, and comes back. */
@QuarkusTest
class CrmReassignmentTest extends BatchScene {
    private static final JsonPathConfig EXACT = new JsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL);
    private static final String EFFECTIVE = "2018-02-01";

    private UUID leaver;

    @Test
    void level3TheAgentWithTheMostOpportunitiesLeavesUnderEachStrategyAndTheBookIsAsBefore() {
        Optional<CrmBook> crm = CrmBook.find();
        assumeTrue(crm.isPresent(), "the CRM data is not here");
        clock.set(LocalDate.parse("2018-01-02"), "America/Chicago");
        tenant = given.tenant();
        book = new Book(given, tenant);
        api = Api.admin(tenant);
        crm.get().importWithSubagents(tenant);
        String name = crm.get().opportunitiesByAgent().entrySet().stream().max(Map.Entry.comparingByValue()).get()
                .getKey();
        leaver = agent(name);
        // Open deals have no value in the data; a row each makes their commission seen. Whole dollars divide without remainder.
        given.sql(tenant, """
                insert into revenue_schedules (tenant_id, id, opportunity_id, start_date, end_date, expected_commission)
                select tenant_id, time_ordered_uuid(), id, '2018-02-01', '2018-02-28', 100 + hashtext(external_id) % 90
                from opportunities where tenant_id = ? and close_date is null
                """, tenant);
        long open = held();
        assertTrue(open > 100, name + " holds " + open + " open opportunities");
        String to = transfer(agent("Vicki Laflamme"));
        Map<String, String> strategies = new LinkedHashMap<>();
        strategies.put("UNIFORM", "{'kind':'UNIFORM','change':" + to + "}");
        strategies.put("CUSTOM", "{'kind':'UNIFORM','change':{'type':'CUSTOM','customSplits':[{'personId':'"
                + agent("Vicki Laflamme") + "','percent':10},{'personId':'" + agent("Anna Snelling")
                + "','percent':5}]}}");
        strategies.put("SEGMENTED",
                "{'kind':'SEGMENTED','segments':[{'stages':['Prospecting'],'change':{'type':'HOUSE_ABSORB'}},"
                        + "{'accountTypes':['retail'],'change':" + transfer(agent("Anna Snelling")) + "}],'fallback':"
                        + to + "}");
        for (String method : List.of("ROUND_ROBIN", "WORKLOAD", "SENIORITY")) {
            strategies.put(method, "{'kind':'AUTO','method':'" + method + "','within':'TERRITORY'}");
        }
        String before = state();
        Map<String, BigDecimal> moneyBefore = money();
        strategies.forEach((kind, strategy) -> {
            String fields = "{'personId':'" + leaver + "','effectiveDate':'" + EFFECTIVE + "','strategy':" + strategy;
            String untouched = book.everything();
            JsonPath preview = api.post("/reassignment/global-preview", fields + "}").statusCode(200).extract().body()
                    .jsonPath(EXACT);
            assertEquals(untouched, book.everything(), kind);
            UUID batch = UUID
                    .fromString(api.post("/reassignment/global-execute", fields + ",'reason':'leaves','stateHash':'"
                            + preview.getString("stateHash") + "'}").extract().path("batchId"));
            JsonPath done = complete(batch);
            assertEquals(open, done.getLong("applied") - preview.getInt("itemCounts.accountsMoved"), kind);
            assertEquals(0, held(), kind);
            assertEquals(expected(moneyBefore, preview), money(), kind);
            assertEquals(0, given.count(tenant, """
                    select count(*) from (select 1 from commission_structure_lines where tenant_id = ?
                        group by opportunity_id, position having sum(percent) <> 100) as wrong""", tenant), kind);
            rolledBack(batch);
            assertEquals(before, state(), kind);
        });
        decidedByHand(open, to);
        assertEquals(before, state());
    }

    /** MANUAL_QUEUE: two groups, decided one after the other, each a batch of its own. */
    private void decidedByHand(long open, String to) {
        String queue = api
                .post("/reassignment/global-execute", "{'personId':'" + leaver + "','effectiveDate':'" + EFFECTIVE
                        + "','strategy':'MANUAL_QUEUE','reason':'leaves'}")
                .statusCode(202).extract().path("batchId");
        until("the queue knows its items", () -> get(UUID.fromString(queue)).extract().<Integer>path("total") > 0);
        List<String> waiting = api.get("/reassignment/queues/" + queue + "/items?waiting=true&limit=1000")
                .statusCode(200)
                .extract().path("items.opportunityId");
        waiting = waiting.stream().filter(id -> id != null).toList();
        String half = "'" + String.join("','", waiting.subList(0, waiting.size() / 2)) + "'";
        String rest = "'" + String.join("','", waiting.subList(waiting.size() / 2, waiting.size())) + "'";
        UUID first = decided(queue, half, to);
        UUID second = decided(queue, rest, "{'type':'HOUSE_ABSORB'}");
        assertEquals(0, held());
        rolledBack(second);
        rolledBack(first);
        assertEquals(open, held());
    }

    private UUID decided(String queue, String opportunities, String change) {
        UUID batch = UUID.fromString(api.post("/reassignment/queues/" + queue + "/decisions",
                "{'opportunityIds':[" + opportunities + "],'change':" + change + "}")
                .statusCode(anyOf(is(200), is(202))).extract().path("batchId"));
        complete(batch);
        return batch;
    }

    private void rolledBack(UUID batch) {
        UUID undo = UUID
                .fromString(api.post("/reassignment-batches/" + batch + "/rollback", "{'reason':'stays'}").extract()
                        .path("id"));
        assertEquals(0, complete(undo).getInt("conflicted"));
    }

    private static Map<String, BigDecimal> expected(Map<String, BigDecimal> before, JsonPath preview) {
        Map<String, BigDecimal> expected = new TreeMap<>(before);
        List<Map<String, Object>> deltas = preview.getList("impact.previewDeltas");
        deltas.forEach(delta -> {
            assertEquals("2018-02", delta.get("month"));
            expected.merge(delta.get("personId").toString(), new BigDecimal(delta.get("delta").toString()),
                    BigDecimal::add);
        });
        expected.values().removeIf(amount -> amount.signum() == 0);
        expected.replaceAll((person, amount) -> amount.setScale(2));
        return expected;
    }

    /** What everybody has of February, in plain SQL: the structure of the first. */
    private Map<String, BigDecimal> money() {
        Map<String, BigDecimal> money = new TreeMap<>();
        String sums = given.value(tenant,
                """
                        select string_agg(person_id || '=' || amount, ',') from (
                            select l.person_id, round(sum(r.expected_commission * l.percent / 100), 2) as amount
                            from revenue_schedules r join commission_structure_lines l on l.tenant_id = r.tenant_id
                                and l.opportunity_id = r.opportunity_id and l.position = (select max(position) from opportunity_versions v
                                    where v.tenant_id = r.tenant_id and v.opportunity_id = r.opportunity_id and v.effective_from <= '2018-02-01')
                            where r.tenant_id = ? group by l.person_id) as parts where amount <> 0""",
                tenant);
        for (String sum : sums.split(",")) {
            money.put(sum.split("=")[0], new BigDecimal(sum.split("=")[1]));
        }
        return money;
    }

    /** Open opportunities in which the leaver holds a line in February. */
    private long held() {
        return given.count(tenant,
                """
                        select count(*) from opportunities o join commission_structure_lines l on l.tenant_id = o.tenant_id
                            and l.opportunity_id = o.id and l.person_id = ? and l.position = (select max(position) from opportunity_versions v
                                where v.tenant_id = o.tenant_id and v.opportunity_id = o.id and v.effective_from <= '2018-02-01')
                        where o.tenant_id = ? and o.close_date is null""",
                leaver, tenant);
    }

    private String state() {
        return Integer.toHexString(book.state().hashCode()) + " " + book.state().length();
    }

    private static String transfer(UUID to) {
        return "{'type':'DIRECT_TRANSFER','newRepId':'" + to + "'}";
    }

    private UUID agent(String name) {
        return given.id(tenant, "select id from people where tenant_id = ? and external_id = ?", tenant, name);
    }
}
