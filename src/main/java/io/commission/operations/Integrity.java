package io.commission.operations;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.entry.Verification;
import io.commission.entry.VerificationView;
import io.commission.forecast.FigureCheck;
import io.commission.history.ChainCheck;
import io.commission.history.ChainView;
import io.commission.tenant.TenantWork;
import io.micrometer.core.instrument.MeterRegistry;

/** Proves a tenant's ledger, a month a transaction, its log of changes and what is kept of deals. Reads only. */
@ApplicationScoped
class Integrity {
    static final String ACTOR = "integrity-check";
    static final String BROKEN = "INTEGRITY_BROKEN";

    private final Sql sql;
    private final TenantWork tenantWork;
    private final Verification verification;
    private final ChainCheck chainCheck;
    private final FigureCheck figureCheck;
    private final MeterRegistry metrics;

    Integrity(Sql sql, TenantWork tenantWork, Verification verification, ChainCheck chainCheck,
            FigureCheck figureCheck, MeterRegistry metrics) {
        this.sql = sql;
        this.tenantWork = tenantWork;
        this.verification = verification;
        this.chainCheck = chainCheck;
        this.figureCheck = figureCheck;
        this.metrics = metrics;
    }

    record Checked(long months, long entries, long counts, long changes, long deals) {
    }

    /** @throws TenantRound.Wrong naming each month and kind that does not stand up to recomputation */
    Checked check(UUID tenant) {
        List<YearMonth> months = tenantWork.in(tenant, ACTOR, () -> months(tenant));
        List<String> faults = new ArrayList<>();
        long entries = 0;
        long counts = 0;
        for (YearMonth month : months) {
            VerificationView found = tenantWork.in(tenant, ACTOR, () -> verification.of(month));
            entries += found.entries();
            counts += found.counts();
            fault(faults, month, "entries", found.entryDifferences().size());
            fault(faults, month, "counts", found.countDifferences().size());
            fault(faults, month, "totals", found.totalDifferences().size());
            fault(faults, month, "balances", found.balanceDifferences().size());
        }
        ChainView chain = tenantWork.in(tenant, ACTOR, chainCheck::run);
        if (!chain.intact()) {
            count("chain", 1);
            faults.add("chain broken at position " + chain.firstBroken().position());
        }
        FigureCheck.Outcome kept = tenantWork.in(tenant, ACTOR, figureCheck::run);
        if (!kept.equal()) {
            count("figures", Math.toIntExact(kept.differing()));
            faults.add(kept.differing() + " figures of deals differ");
        }
        if (!faults.isEmpty()) {
            throw new TenantRound.Wrong(BROKEN, String.join(", ", faults));
        }
        return new Checked(months.size(), entries, counts, chain.links(), kept.deals());
    }

    private List<YearMonth> months(UUID tenant) {
        return sql.query("""
                select commission_month as month from commission_entries where tenant_id = ?
                union select commission_month from entry_totals where tenant_id = ? order by 1
                """, tenant, tenant).list(row -> row.month("month"));
    }

    private void fault(List<String> faults, YearMonth month, String kind, int found) {
        if (found > 0) {
            count(kind, found);
            faults.add(month + ": " + found + " " + kind + " differ");
        }
    }

    private void count(String kind, int found) {
        metrics.counter("commission.integrity.differences", "kind", kind).increment(found);
    }
}
