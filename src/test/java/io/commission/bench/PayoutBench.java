package io.commission.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.commission.Given;
import io.commission.payout.PayoutRun;
import io.quarkus.test.junit.QuarkusTest;

/** A payout run over approved entries: each block pays other people, beside SQL that leaves the same rows. */
@QuarkusTest
@Tag("bench")
class PayoutBench {
    private static final int BLOCKS = Integer.getInteger("bench.blocks", 5);
    private static final int PEOPLE = Integer.getInteger("bench.people", 1_000);
    /** Every fifth load has a second rep, so that there are 100 entries a person. */
    private static final int LOADS = PEOPLE * 250 / 3;
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    private static final List<String> SAME = List.of(
            "select 'payouts ' || count(*) || ' ' || sum(gross) || ' ' || sum(net) || ' ' || sum(entry_count) || ' ' || max(number) || ' '"
                    + " || count(approved_at) || ' ' || count(approved_by) || ' ' || count(*) filter (where status = 'PENDING')"
                    + " || ' ' || min(first_entry_month) from commission_payouts",
            "select 'each payout ' || md5(string_agg(p.external_id || o.net || o.status || o.entry_count, ',' order by p.external_id))"
                    + " from commission_payouts o join people p on p.tenant_id = o.tenant_id and p.id = o.person_id",
            "select 'entries ' || count(*) || ' ' || count(payout_id) || ' ' || sum(version) || ' ' || count(*) filter (where status = 'APPROVED')"
                    + " from commission_entries",
            "select 'totals ' || string_agg(state || ' ' || n || ' ' || amount, ', ' order by state)"
                    + " from (select state, sum(entries) as n, sum(amount) as amount from entry_totals group by 1) t",
            "select 'outbox ' || string_agg(type || ' ' || n || ' ' || length, ', ' order by type)"
                    + " from (select type, count(*) as n, sum(length(data::text)) as length from outbox_events group by 1) o",
            "select 'numbers ' || last || ' ' || month from payout_numbers",
            "select 'closed ' || month || ' ' || count(completed_at) from closed_months group by month");

    @Inject
    Bench bench;
    @Inject
    Given given;
    @Inject
    PayoutRun payoutRun;

    @Test
    void payApprovedEntries() {
        System.out.println(bench.settings());
        Processors processors = bench.processors();
        for (int i = 0; i < Integer.getInteger("bench.warmup", 2); i++) {
            compared(-1 - i, null);
        }
        Comparison comparison = new Comparison("Pay %,d approved entries of %,d people, blocks of %,d people"
                .formatted(BLOCKS * PEOPLE * 100, BLOCKS * PEOPLE, PEOPLE), processors);
        for (int i = 0; i < BLOCKS; i++) {
            compared(i, comparison);
        }
        comparison.report();
    }

    private void compared(int block, Comparison comparison) {
        String rows = ToldLoad.rows(ToldLoad.some(block, LOADS, PEOPLE));
        UUID ours = approved(rows);
        UUID theirs = approved(rows);
        bench.upkeep("vacuum (analyze) commission_entries, commission_explanations, entry_totals, people");
        Runnable service = () -> payoutRun.of(ours, "bench", new PayoutRun.Order(JANUARY, null, false));
        Runnable sql = () -> bench.script(theirs, "pay-entries.sql");
        if (comparison == null) {
            service.run();
            sql.run();
        } else {
            comparison.block(service, sql);
        }
        assertEquals(bench.answers(theirs, SAME), bench.answers(ours, SAME), "SQL and service wrote other rows");
    }

    private UUID approved(String rows) {
        UUID tenant = bench.tenant(PEOPLE);
        bench.ingest(tenant, rows);
        given.sql(tenant, """
                update commission_entries set status = 'APPROVED', approved_at = now(), approved_by = 'bench',
                    version = version + 1 where tenant_id = ?""", tenant);
        return tenant;
    }
}
