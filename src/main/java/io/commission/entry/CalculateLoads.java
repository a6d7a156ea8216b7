package io.commission.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.money.MinorUnits;
import io.commission.posting.Calculation;
import io.commission.posting.PeriodFloors;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Calculates loads on demand. A dry run is the real calculation, rolled back. */
@RequestScoped
class CalculateLoads {

    private static final int SHOWN = 1_000;
    private static final int MOST_LOADS = 100_000;

    private final Sql sql;
    private final Caller caller;
    private final Entries entries;
    private final Calculation calculation;
    private final PeriodFloors floors;

    CalculateLoads(Sql sql, Caller caller, Entries entries, Calculation calculation, PeriodFloors floors) {
        this.sql = sql;
        this.caller = caller;
        this.entries = entries;
        this.calculation = calculation;
        this.floors = floors;
    }

    CalculateView calculate(CalculateRequest request) {
        List<UUID> loads = loads(request);
        Calculation.Outcome outcome = calculation.ofLoads(loads);
        if (request.month() != null) {
            floors.ofMonth(request.month());
        }
        CalculateView view = new CalculateView(request.isDry(), outcome.loads(), outcome.posted().size(),
                outcome.superseded().size(), changes(outcome), entries.byIds(first(outcome.posted())));
        if (request.isDry()) {
            QuarkusTransaction.setRollbackOnly();
        }
        return view;
    }

    private List<UUID> loads(CalculateRequest request) {
        if (request.loadIds() != null) {
            List<UUID> known = sql
                    .query("select id from loads where tenant_id = ? and id = any(?::uuid[])", caller.tenantId(),
                            request.loadIds())
                    .list(row -> row.uuid(1));
            List<UUID> unknown = new ArrayList<>(request.loadIds());
            unknown.removeAll(known);
            if (!unknown.isEmpty()) {
                throw Refusal.of(Code.LOAD_UNKNOWN, "There is no such load.").field("loadIds",
                        "names no load: " + unknown.get(0));
            }
            return request.loadIds();
        }
        List<UUID> loads = sql
                .query("""
                        select l.id from loads l
                        where l.tenant_id = ? and (l.delivered_on between ? and ? or l.commissionable_on between ? and ? or l.calculation_due)
                            and (?::uuid is null or exists (select 1 from load_reps r
                                where r.tenant_id = l.tenant_id and r.load_id = l.id and r.person_id = ?))
                        order by l.id limit ?
                        """,
                        caller.tenantId(), request.month().atDay(1), request.month().atEndOfMonth(),
                        request.month().atDay(1),
                        request.month().atEndOfMonth(), request.personId(), request.personId(), MOST_LOADS + 1)
                .list(row -> row.uuid(1));
        if (loads.size() > MOST_LOADS) {
            throw Refusal.of(Code.LIMIT_EXCEEDED,
                    "One call calculates at most " + MOST_LOADS + " loads; give a personId.");
        }
        return loads;
    }

    private List<CalculateView.Change> changes(Calculation.Outcome outcome) {
        MinorUnits units = entries.units();
        return sql
                .query("""
                        select e.person_id, e.commission_month, sum(case when e.id = any(?::uuid[]) then e.amount else -e.amount end) as delta
                        from commission_entries e where e.tenant_id = ? and (e.id = any(?::uuid[]) or e.id = any(?::uuid[]))
                        group by 1, 2 having sum(case when e.id = any(?::uuid[]) then e.amount else -e.amount end) <> 0
                        order by 1, 2 limit ?
                        """,
                        outcome.posted(), caller.tenantId(), outcome.posted(), outcome.superseded(), outcome.posted(),
                        SHOWN)
                .list(row -> new CalculateView.Change(row.uuid(1), row.month("commission_month"),
                        units.exact(row.decimal(3))));
    }

    private static List<UUID> first(List<UUID> ids) {
        return ids.subList(0, Math.min(ids.size(), SHOWN));
    }
}
