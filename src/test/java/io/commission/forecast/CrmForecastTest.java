package io.commission.forecast;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.commission.Api;
import io.commission.Given;
import io.commission.TestClock;
import io.commission.crm.CrmBook;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/**
 * A real book with quarterly targets of each agent, from 2017 to the first quarter of 2018. Agents are numbered i = 0, 1, 2 … by name,
 * quarters q = 0 to 4: the quota is 40,000 + 1,500 i + 5,000 q, the rate 5 + 0.35 (i mod 7) + 0.25 q percent. Totals by agent, manager,
 * region and quarter equal plain SQL that takes rates from these formulas, not from targets.
 */
@QuarkusTest
class CrmForecastTest {
    private static final LocalDate TODAY = LocalDate.parse("2018-01-02");
    private static final int QUARTERS = 5;
    private static final int CLOSED = Integer.getInteger("commission.closed", 150);

    /** Parameters: tenant three times. */
    private static final String EXPECTED = """
            with agents as (
                select id, name, territory, manager_id, row_number() over (order by name collate "C") - 1 as i
                from people where tenant_id = ? and manager_id is not null),
            won as (
                select v.owner_id, date_trunc('quarter', o.close_date)::date as quarter, o.amount
                from opportunities o cross join lateral (
                    select owner_id from opportunity_versions v where v.tenant_id = o.tenant_id and v.opportunity_id = o.id
                        and v.effective_from <= o.close_date order by position desc limit 1) v
                where o.tenant_id = ? and o.status = 'closed_won' and o.deleted_at is null),
            rated as (
                select a.name as agent, m.name as manager, a.territory as region, w.quarter, w.amount,
                    round(w.amount * (5 + 0.35 * (a.i % 7) + 0.25 * ((extract(year from w.quarter) - 2017) * 4
                        + extract(quarter from w.quarter) - 1)) / 100, 2) as commission
                from won w join agents a on a.id = w.owner_id join people m on m.tenant_id = ? and m.id = a.manager_id)
            select string_agg(concat_ws(' ', agent, manager, region, quarter, deals, amount, commission), chr(10)
                order by agent, manager, region, quarter)
            from (select agent, manager, region, quarter, count(*) as deals, sum(amount) as amount, sum(commission)::numeric(19, 4) as commission
                from rated group by grouping sets ((agent, quarter), (manager, quarter), (region, quarter), ())) as totals
            """;
    /** Parameter: tenant. */
    private static final String KEPT = """
            select string_agg(concat_ws(' ', agent, manager, region, quarter, deals, amount, commission), chr(10)
                order by agent, manager, region, quarter)
            from (select p.name as agent, m.name as manager, p.territory as region, date_trunc('quarter', r.month)::date as quarter,
                    sum(r.deals) as deals, sum(r.amount) as amount, sum(r.commission)::numeric(19, 4) as commission
                from commission_records r join people p on p.tenant_id = r.tenant_id and p.id = r.person_id
                    join people m on m.tenant_id = p.tenant_id and m.id = p.manager_id
                where r.tenant_id = ? and r.type = 'actual' and (r.deals <> 0 or r.commission <> 0)
                group by grouping sets ((p.name, date_trunc('quarter', r.month)), (m.name, date_trunc('quarter', r.month)),
                    (p.territory, date_trunc('quarter', r.month)), ())) as totals
            """;

    @Inject
    Given given;
    @Inject
    TestClock clock;
    @Inject
    PlainFigures plain;
    @Inject
    FigureCheck check;
    @Inject
    TenantWork tenantWork;
    UUID tenant;
    Api admin;

    @Test
    void fct3TotalsByAgentManagerRegionAndQuarterEqualPlainSql() {
        Optional<CrmBook> crm = CrmBook.find();
        assumeTrue(crm.isPresent(), "the CRM data is not here");
        clock.set(TODAY, "America/Chicago");
        tenant = given.tenant();
        admin = Api.admin(tenant);
        CrmBook.post(tenant, "people", crm.get().people()).body("rejected", equalTo(0));
        CrmBook.post(tenant, "accounts", crm.get().accounts()).body("rejected", equalTo(0));
        // Half of the targets are there before the deals, the others come after them.
        targets(0);
        CrmBook.post(tenant, "opportunities", crm.get().opportunities()).body("imported", equalTo(8_800));
        assertNull(plain.differences(tenant, TODAY, 2));
        targets(1);
        equal();
        assertEquals("4238 10005534.0000", given.value(tenant,
                "select sum(deals) || ' ' || sum(amount) from commission_records where tenant_id = ? and type = 'actual'",
                tenant));
        assertEquals("2089 0.0000", given.value(tenant,
                "select sum(deals) || ' ' || sum(amount) from commission_records where tenant_id = ? and type = 'projected'",
                tenant));
        openDealsAreClosedOneByOne();
        FigureCheck.Outcome outcome = tenantWork.in(tenant, "test", check::run);
        assertTrue(outcome.equal(), outcome::toString);
        assertEquals(8_800, outcome.deals());
    }

    private void targets(int odd) {
        String agents = given.value(tenant,
                """
                        select string_agg(id::text, ',' order by name collate "C") from people where tenant_id = ? and manager_id is not null""",
                tenant);
        List<String> ids = Arrays.asList(agents.split(","));
        for (int i = odd; i < ids.size(); i += 2) {
            for (int q = 0; q < QUARTERS; q++) {
                LocalDate start = LocalDate.of(2017, 1, 1).plusMonths(3L * q);
                admin.create("/targets", "{'personId':'" + ids.get(i) + "','startDate':'" + start + "','endDate':'"
                        + start.plusMonths(3).minusDays(1) + "','quota':" + (40_000 + 1_500 * i + 5_000 * q)
                        + ",'commissionRate':" + (50_000 + 3_500 * (i % 7) + 2_500 * q) / 10_000 + "."
                        + Integer.toString(10_000 + (50_000 + 3_500 * (i % 7) + 2_500 * q) % 10_000).substring(1)
                        + "}");
            }
        }
    }

    /** Every fifth is opened again, every fourth changes hands before. */
    private void openDealsAreClosedOneByOne() {
        String some = given.value(tenant,
                """
                        select string_agg(id::text, ',' order by external_id) from (select id, external_id from opportunities where tenant_id = ?
                            and status in ('pipeline', 'best_case') order by md5(external_id) limit ?) as chosen""",
                tenant, CLOSED);
        String agents = given.value(tenant,
                """
                        select string_agg(id::text, ',' order by name) from people where tenant_id = ? and manager_id is not null""",
                tenant);
        List<String> people = Arrays.asList(agents.split(","));
        int number = 0;
        for (String deal : some.split(",")) {
            number++;
            if (number % 4 == 0) {
                put(deal, "'ownerId':'" + people.get(number % people.size()) + "','amount':" + number + ".5");
            }
            String closed = "'amount':" + (100 + 37 * number) + ".25,'closeDate':'"
                    + LocalDate.of(2018, 1, 2).plusDays(number % 80)
                    + "','status':'closed_won'";
            put(deal, closed);
            if (number % 5 == 0) {
                put(deal, closed.replace("closed_won", "commit"));
            }
            if (number % 25 == 0) {
                equal();
            }
        }
        equal();
    }

    private void put(String deal, String facts) {
        admin.request().header("If-Match", "*").body(Api.json("{'name':'Deal'," + facts + "}"))
                .put("/api/deals/" + deal).then().statusCode(200);
    }

    private void equal() {
        assertEquals(given.<String>value(tenant, EXPECTED, tenant, tenant, tenant),
                given.<String>value(tenant, KEPT, tenant));
        assertNull(plain.differences(tenant, TODAY, 2));
    }
}
