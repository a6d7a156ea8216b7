package io.commission.entry;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import io.commission.access.Caller;
import io.commission.calculation.Formula;
import io.commission.calculation.Recomputation;
import io.commission.database.Sql;
import io.commission.ledger.Explanations;
import io.commission.money.MinorUnits;
import io.commission.posting.CountCheck;

/** Proves a month's ledger: entries from their explanations, counts from their facts, kept sums from their rows. Reads only. */
@RequestScoped
public class Verification {

    private static final int SHOWN = 1_000;

    private final Sql sql;
    private final Caller caller;
    private final Entries entries;
    private final CountCheck countCheck;
    private final Formula formula;

    Verification(Sql sql, Caller caller, Entries entries, CountCheck countCheck, Formula formula) {
        this.sql = sql;
        this.caller = caller;
        this.entries = entries;
        this.countCheck = countCheck;
        this.formula = formula;
    }

    public VerificationView of(YearMonth month) {
        MinorUnits units = entries.units();
        List<RecomputedView> differing = new ArrayList<>();
        long recomputed = recompute(month, units, differing);
        CountCheck.Result counts = countCheck.ofMonth(month, units);
        List<VerificationView.CountDifference> ofCounts = counts.differences().stream()
                .map(difference -> new VerificationView.CountDifference(difference.countId(), difference.personId(),
                        difference.planId(), difference.startsOn(), difference.periodEnd(), difference.posted(),
                        difference.expected()))
                .toList();
        List<VerificationView.TotalDifference> totals = totals(month, units);
        List<VerificationView.BalanceDifference> balances = balances(units);
        boolean right = differing.isEmpty() && ofCounts.isEmpty() && totals.isEmpty() && balances.isEmpty();
        return new VerificationView(month, right, recomputed, counts.counts(), differing, ofCounts, totals, balances);
    }

    private long recompute(YearMonth month, MinorUnits units, List<RecomputedView> differing) {
        Recomputation recomputation = new Recomputation(formula);
        long[] seen = {0};
        sql.query("""
                select e.id, e.amount, x.explanation::text
                from commission_entries e
                join commission_explanations x on x.tenant_id = e.tenant_id and x.entry_id = e.id
                where e.tenant_id = ? and e.commission_month = ?
                """, caller.tenantId(), month).stream(row -> {
            seen[0]++;
            BigDecimal again = recomputation.of(Explanations.read(row.text(3)));
            if (again.compareTo(row.decimal(2)) != 0 && differing.size() < SHOWN) {
                differing.add(new RecomputedView(row.uuid(1), units.exact(row.decimal(2)), again, false));
            }
        });
        return seen[0];
    }

    private List<VerificationView.TotalDifference> totals(YearMonth month, MinorUnits units) {
        return sql
                .query("""
                        select coalesce(k.person_id, s.person_id) as person_id, coalesce(k.amount, 0) as kept, coalesce(s.amount, 0) as summed
                        from (select person_id, sum(amount) as amount from entry_totals
                                where tenant_id = ? and commission_month = ? and state <> 'REVERSED' group by 1) k
                        full join (select person_id, sum(amount) as amount from commission_entries
                                where tenant_id = ? and commission_month = ? and status <> 'REVERSED' group by 1) s
                            on s.person_id = k.person_id
                        where coalesce(k.amount, 0) <> coalesce(s.amount, 0) limit ?
                        """,
                        caller.tenantId(), month, caller.tenantId(), month, SHOWN)
                .list(row -> new VerificationView.TotalDifference(
                        row.uuid(1), units.exact(row.decimal(2)), units.exact(row.decimal(3))));
    }

    private List<VerificationView.BalanceDifference> balances(MinorUnits units) {
        UUID tenant = caller.tenantId();
        return sql
                .query("""
                        select coalesce(b.person_id, s.person_id) as person_id, coalesce(b.balance, 0) as kept, coalesce(s.amount, 0) as summed
                        from (select person_id, balance from draw_balances where tenant_id = ?) b
                        full join (select person_id, sum(amount) as amount from commission_entries
                                where tenant_id = ? and origin = 'SETTLEMENT' and recoverable and status <> 'REVERSED' group by 1) s
                            on s.person_id = b.person_id
                        where coalesce(b.balance, 0) <> coalesce(s.amount, 0) limit ?
                        """,
                        tenant, tenant, SHOWN)
                .list(row -> new VerificationView.BalanceDifference(row.uuid(1),
                        units.exact(row.decimal(2)), units.exact(row.decimal(3))));
    }
}
