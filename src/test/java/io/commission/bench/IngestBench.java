package io.commission.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.commission.load.LoadChange;
import io.commission.load.LoadIntake;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/** Taking loads in and calculating them: through the intake, in the chunks of an import, beside SQL for the same rows. */
@QuarkusTest
@Tag("bench")
class IngestBench {
    private static final int BLOCKS = Integer.getInteger("bench.blocks", 5);
    private static final int LOADS = Integer.getInteger("bench.loads", 20_000);
    private static final int CHUNK = LoadIntake.CHUNK;

    /** Counts and sums that must be the same, whoever wrote the rows. */
    private static final List<String> SAME = List.of(
            "select 'loads ' || count(*) || ' ' || sum(revenue) || ' ' || sum(length(decided_by::text)) || ' ' || count(account_id)"
                    + " || ' ' || count(commissionable_on) || ' ' || count(delivered_on) from loads",
            "select 'load_reps ' || count(*) || ' ' || sum(share) || ' ' || count(person_id) from load_reps",
            "select 'tier_counts ' || count(*) || ' ' || sum(last_sequence) || ' ' || sum(revenue) || ' ' || sum(margin) || ' '"
                    + " || sum(loads) || ' ' || sum(commission) from tier_counts",
            "select 'tier_count_loads ' || count(*) || ' ' || sum(sequence) || ' ' || sum(commission) || ' ' || count(*) filter (where counted)"
                    + " from tier_count_loads",
            "select 'entries ' || count(*) || ' ' || sum(amount) || ' ' || sum(basis_amount) || ' ' || sum(rate_applied) || ' '"
                    + " || count(parent_entry_id) || ' ' || count(count_id) || ' ' || count(order_id) || ' ' || count(account_id)"
                    + " from commission_entries",
            "select 'each entry ' || md5(string_agg(l.external_id || p.external_id || e.amount || e.rate_applied, ',' order by l.external_id, p.external_id))"
                    + " from commission_entries e join loads l on l.tenant_id = e.tenant_id and l.id = e.load_id"
                    + " join people p on p.tenant_id = e.tenant_id and p.id = e.person_id",
            "select 'explanations ' || count(*) || ' ' || sum(length(explanation::text)) from commission_explanations",
            "select 'outbox ' || count(*) || ' ' || count(distinct person_id) || ' ' || sum(length(data::text)) from outbox_events",
            "select 'totals ' || count(*) || ' ' || sum(entries) || ' ' || sum(amount) from entry_totals");

    @Inject
    Bench bench;
    @Inject
    TenantWork tenantWork;
    @Inject
    LoadIntake intake;

    @Test
    void ingestAndCalculateLoads() {
        System.out.println(bench.settings());
        Processors processors = bench.processors();
        for (int i = 0; i < Integer.getInteger("bench.warmup", 2); i++) {
            compared(ToldLoad.some(-1 - i, LOADS, Bench.PEOPLE), null);
        }
        Comparison comparison = new Comparison("Ingest and calculate %,d loads, blocks of %,d for %,d people"
                .formatted(BLOCKS * LOADS, LOADS, Bench.PEOPLE), processors);
        for (int i = 0; i < BLOCKS; i++) {
            compared(ToldLoad.some(i, LOADS, Bench.PEOPLE), comparison);
        }
        comparison.report();
    }

    private void compared(List<ToldLoad> loads, Comparison comparison) {
        UUID ours = bench.tenant(Bench.PEOPLE);
        UUID theirs = bench.tenant(Bench.PEOPLE);
        List<LoadChange> changes = loads.stream().map(ToldLoad::change).toList();
        String rows = ToldLoad.rows(loads);
        Runnable service = () -> byService(ours, changes);
        Runnable sql = () -> bench.ingest(theirs, rows);
        if (comparison == null) {
            service.run();
            sql.run();
        } else {
            comparison.block(service, sql);
        }
        assertEquals(bench.answers(theirs, SAME), bench.answers(ours, SAME), "SQL and service wrote other rows");
    }

    private void byService(UUID tenant, List<LoadChange> changes) {
        for (int from = 0; from < changes.size(); from += CHUNK) {
            List<LoadChange> chunk = changes.subList(from, Math.min(changes.size(), from + CHUNK));
            tenantWork.run(tenant, "bench", () -> intake.take(chunk));
        }
    }
}
