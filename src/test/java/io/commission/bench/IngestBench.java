package io.commission.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import io.commission.load.EventMark;
import io.commission.load.FactsChange;
import io.commission.load.LoadChange;
import io.commission.load.LoadIntake;
import io.commission.load.LoadRep;
import io.commission.tenant.TenantWork;
import io.quarkus.test.junit.QuarkusTest;

/** Taking loads in and calculating them: through the intake, in the chunks of an import, beside SQL for the same rows. */
@QuarkusTest
@Tag("bench")
class IngestBench {
    private static final int BLOCKS = Integer.getInteger("bench.blocks", 5);
    private static final int LOADS = Integer.getInteger("bench.loads", 20_000);
    private static final int CHUNK = LoadIntake.CHUNK;
    private static final Instant JANUARY = Instant.parse("2026-01-01T12:00:00Z");

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

    /** A load as the source tells it; {@code reps} as they are named, {@code shares} beside them. */
    private record Told(String externalId, String customer, String order, BigDecimal revenue, BigDecimal cost,
            BigDecimal linehaul, Instant delivered, EventMark mark, List<LoadRep> reps) {

        LoadChange change() {
            return new LoadChange(externalId, FactsChange.at(mark).customerId(customer).orderId(order).revenue(revenue)
                    .carrierCost(cost).linehaul(linehaul).deliveredAt(delivered).reps(reps));
        }

        String row() {
            LoadRep second = reps.size() > 1 ? reps.get(1) : null;
            return String.join("\t", externalId, customer, order, revenue.toPlainString(), cost.toPlainString(),
                    linehaul.toPlainString(), delivered.toString(), mark.time().toString(), mark.eventId(),
                    reps.get(0).rep(), reps.get(0).share().toPlainString(), second == null ? "\\N" : second.rep(),
                    second == null ? "\\N" : second.share().toPlainString()) + "\n";
        }
    }

    @Test
    void ingestAndCalculateLoads() {
        System.out.println(bench.settings());
        Processors processors = bench.processors();
        for (int i = 0; i < Integer.getInteger("bench.warmup", 2); i++) {
            compared(told(-1 - i), null);
        }
        Comparison comparison = new Comparison("Ingest and calculate %,d loads, blocks of %,d for %,d people"
                .formatted(BLOCKS * LOADS, LOADS, Bench.PEOPLE), processors);
        for (int i = 0; i < BLOCKS; i++) {
            compared(told(i), comparison);
        }
        comparison.report();
    }

    private void compared(List<Told> loads, Comparison comparison) {
        UUID ours = bench.tenant();
        UUID theirs = bench.tenant();
        List<LoadChange> changes = loads.stream().map(Told::change).toList();
        StringBuilder rows = new StringBuilder();
        loads.forEach(load -> rows.append(load.row()));
        Runnable service = () -> byService(ours, changes);
        Runnable sql = () -> bySql(theirs, rows.toString());
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

    private void bySql(UUID tenant, String rows) {
        bench.sql(tenant, connection -> {
            Bench.run(connection, "stage-loads.sql", tenant);
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy told from stdin",
                        new StringReader(rows));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Bench.run(connection, "ingest-loads.sql", tenant);
        });
    }

    private static List<Told> told(int block) {
        Random random = new Random(block);
        List<Told> loads = new ArrayList<>(LOADS);
        for (int i = 0; i < LOADS; i++) {
            BigDecimal revenue = BigDecimal.valueOf(80_000 + random.nextInt(520_000), 2);
            BigDecimal cost = BigDecimal.valueOf(revenue.unscaledValue().longValue() * (60 + random.nextInt(25)) / 100,
                    2);
            Instant delivered = JANUARY.plusSeconds(random.nextInt(30 * 86_400));
            int first = 1 + random.nextInt(Bench.PEOPLE);
            int second = 1 + (first + random.nextInt(Bench.PEOPLE - 1)) % Bench.PEOPLE;
            List<LoadRep> reps = random.nextInt(5) == 0
                    ? List.of(new LoadRep("P" + first, new BigDecimal("65.5000"), true),
                            new LoadRep("P" + second, new BigDecimal("34.5000"), false))
                    : List.of(new LoadRep("P" + first, new BigDecimal("100.0000"), true));
            loads.add(new Told("L" + i, "A" + (1 + random.nextInt(Bench.ACCOUNTS)), "O" + i, revenue, cost,
                    revenue.subtract(new BigDecimal("50.00")), delivered, new EventMark(
                            JANUARY.plusSeconds(40L * 86_400 + i), "import:" + block + ":" + i),
                    reps));
        }
        return loads;
    }
}
