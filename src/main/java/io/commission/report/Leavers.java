package io.commission.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.reassignment.batch.BatchStatus;
import io.commission.reassignment.control.BatchBoard;
import io.commission.report.LeaversView.Impact;
import io.commission.report.LeaversView.Leaver;

/** Terminated people of whom the caller may know, and what they still hold today. */
@ApplicationScoped
class Leavers {
    private static final int SHOWN = 100;
    private static final int PENDING_SHOWN = 10;
    private static final List<BatchStatus> OPEN = List.of(BatchStatus.PENDING, BatchStatus.RUNNING);

    private final Sql sql;
    private final Caller caller;
    private final BatchBoard board;

    Leavers(Sql sql, Caller caller, BatchBoard board) {
        this.sql = sql;
        this.caller = caller;
        this.board = board;
    }

    LeaversView view() {
        List<Held> held = held();
        int decimals = caller.currency().getDefaultFractionDigits();
        Map<BatchStatus, Long> pending = board.counts(OPEN);
        return new LeaversView(pending.values().stream().mapToLong(Long::longValue).sum(),
                board.newest(OPEN, PENDING_SHOWN).stream().limit(PENDING_SHOWN).toList(), held.size(),
                held.stream().limit(SHOWN).map(one -> one.view(decimals)).toList(), together(held, decimals),
                caller.currency().getCurrencyCode());
    }

    private static Impact together(List<Held> held, int decimals) {
        return new Impact(held.stream().mapToInt(Held::opportunities).sum(),
                round(held.stream().map(Held::revenue).reduce(BigDecimal.ZERO, BigDecimal::add), decimals),
                round(held.stream().map(Held::commission).reduce(BigDecimal.ZERO, BigDecimal::add), decimals));
    }

    private record Held(Leaver leaver, int opportunities, BigDecimal revenue, BigDecimal commission) {
        Leaver view(int decimals) {
            return new Leaver(leaver.personId(), leaver.personName(), leaver.terminationDate(),
                    leaver.commissionEndDate(), leaver.accounts(),
                    new Impact(opportunities, round(revenue, decimals), round(commission, decimals)));
        }
    }

    private static BigDecimal round(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }

    /** The one with the most commission at stake first. */
    private List<Held> held() {
        Scope scope = caller.visible();
        LocalDate today = caller.today();
        return sql
                .query("""
                        with leaver as (
                            select p.tenant_id, p.id, p.name, p.termination_date, coalesce(p.commission_end_date, p.termination_date) as end_date
                            from people p where p.tenant_id = ? and p.kind = 'PERSON' and p.status = 'TERMINATED'
                                and (? or p.id = any(?::uuid[]))),
                        held as (
                            select v.id as person_id, o.id, l.percent, r.rows, coalesce(r.revenue, o.amount, 0) as revenue,
                                case when r.rows > 0 then r.commission else coalesce(o.expected_commission, 0) end as commission
                            from leaver v join commission_structure_lines l on l.tenant_id = v.tenant_id and l.person_id = v.id
                                join opportunities o on o.tenant_id = l.tenant_id and o.id = l.opportunity_id and o.deleted_at is null
                                cross join lateral (
                                    select w.position from opportunity_versions w
                                    where w.tenant_id = l.tenant_id and w.opportunity_id = l.opportunity_id and w.effective_from <= ?
                                    order by w.position desc limit 1) now
                                cross join lateral (
                                    select count(*) as rows, sum(s.expected_revenue) filter (where s.status = 'PLANNED' and s.end_date >= ?) as revenue,
                                        coalesce(sum(s.expected_commission) filter (where s.status = 'PLANNED' and s.end_date >= ?), 0) as commission,
                                        count(*) filter (where s.status = 'PLANNED' and s.end_date >= ?) as planned
                                    from revenue_schedules s where s.tenant_id = o.tenant_id and s.opportunity_id = o.id) r
                            where now.position = l.position and (o.status in ('pipeline', 'commit', 'best_case') or r.planned > 0)),
                        totals as (
                            select person_id, count(*) as opportunities, sum(revenue) as revenue, sum(commission * percent / 100) as commission
                            from held group by person_id),
                        owned as (
                            select v.id as person_id, count(*) as accounts
                            from leaver v join account_owners w on w.tenant_id = v.tenant_id and w.owner_id = v.id
                                and ? between w.effective_from and coalesce(w.effective_to, 'infinity')
                            group by v.id)
                        select v.id, v.name, v.termination_date, v.end_date, coalesce(o.accounts, 0)::integer as accounts,
                            coalesce(t.opportunities, 0)::integer as opportunities, coalesce(t.revenue, 0) as revenue,
                            coalesce(t.commission, 0) as commission
                        from leaver v left join totals t on t.person_id = v.id left join owned o on o.person_id = v.id
                        where t.person_id is not null or o.person_id is not null
                        order by commission desc, revenue desc, v.id
                        """,
                        caller.tenantId(), scope.all(), scope.people(), today, today, today, today, today)
                .list(Leavers::held);
    }

    private static Held held(Row row) {
        return new Held(new Leaver(row.uuid("id"), row.text("name"), row.date("termination_date"),
                row.date("end_date"), row.integer("accounts"), null), row.integer("opportunities"),
                row.decimal("revenue"), row.decimal("commission"));
    }
}
