package io.commission.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.commission.database.Sql;
import io.quarkus.test.junit.QuarkusTest;

/** Loads that are due are calculated, however many replicas look for them. */
@QuarkusTest
class CalculationTickTest {
    @Inject
    Scenario scenario;
    @Inject
    CalculationTick tick;
    @Inject
    Sql sql;

    @Test
    void calc6ParallelTicksCalculateEachDueLoadOnce() throws Exception {
        scenario.begin();
        UUID ann = scenario.person("ann");
        scenario.assign(ann, scenario.tieredPlan());
        for (int i = 0; i < 40; i++) {
            scenario.load("L" + i, "2026-01-10", "10000", null, ann, null);
        }
        scenario.write("update loads set calculation_due = true");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Callable<Object>> ticks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ticks.add(Executors.callable(tick::tick));
        }
        for (Future<Object> done : pool.invokeAll(ticks)) {
            done.get();
        }
        pool.shutdown();
        // 4,000 + 5,000 + 300,000 at 12 %
        assertEquals(List.of("40 45000.00 0"), scenario.in(() -> sql.query("""
                select count(*) || ' ' || round(sum(amount), 2) || ' '
                    || (select count(*) from loads where tenant_id = e.tenant_id and calculation_due)
                from commission_entries e where tenant_id = ? and status <> 'REVERSED' group by tenant_id""",
                scenario.tenant).list(row -> row.text(1))));
    }
}
