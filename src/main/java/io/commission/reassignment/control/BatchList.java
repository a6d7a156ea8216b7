package io.commission.reassignment.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.change.PickReason;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.export.CsvTable;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.reassignment.batch.BatchRow;

/** Lists of batches, newest first, and of one batch's items. */
@ApplicationScoped
class BatchList {
    private static final int MOST_EXPORTED = 10_000;
    private static final int VIEWED_TOGETHER = 1000;

    private final Sql sql;
    private final Caller caller;
    private final SeenBatches seen;

    BatchList(Sql sql, Caller caller, SeenBatches seen) {
        this.sql = sql;
        this.caller = caller;
        this.seen = seen;
    }

    Page<BatchView> page(BatchFilter filter, Paging paging) {
        List<BatchRow> rows = rows(filter, paging.after(), paging.fetch());
        boolean more = rows.size() > paging.limit();
        List<BatchView> shown = new ArrayList<>(seen.views(more ? rows.subList(0, paging.limit()) : rows));
        if (more) {
            // Page cuts it off again; it only shows that there is a next page.
            shown.add(shown.get(shown.size() - 1));
        }
        return Page.of(shown, paging, view -> view, view -> Cursor.of(view.createdAt(), view.id()));
    }

    CsvTable csv(BatchFilter filter) {
        List<BatchRow> rows = rows(filter, Optional.empty(), MOST_EXPORTED + 1);
        if (rows.size() > MOST_EXPORTED) {
            throw Refusal.of(Code.LIMIT_EXCEEDED,
                    "A file holds at most " + MOST_EXPORTED + " batches; narrow the filter.");
        }
        CsvTable csv = new CsvTable("id", "level", "status", "strategy", "person", "effectiveDate", "reason", "total",
                "applied", "skipped", "conflicted", "createdAt", "createdBy", "executedAt", "rollbackOf", "error");
        for (int from = 0; from < rows.size(); from += VIEWED_TOGETHER) {
            seen.views(rows.subList(from, Math.min(rows.size(), from + VIEWED_TOGETHER)))
                    .forEach(batch -> csv.row(batch.id(), batch.level(), batch.status(), batch.strategy(),
                            batch.scope().personName(), batch.effectiveDate(), batch.reason(), batch.total(),
                            batch.applied(), batch.skipped(), batch.conflicted(), batch.createdAt(),
                            batch.createdBy(), batch.executedAt(), batch.rollbackOf(),
                            batch.error() == null ? null : batch.error().code()));
        }
        return csv;
    }

    private List<BatchRow> rows(BatchFilter filter, Optional<Cursor> after, int limit) {
        StringBuilder where = new StringBuilder(SeenBatches.SEEN);
        List<Object> parameters = new ArrayList<>(List.of(caller.tenantId()));
        parameters.addAll(seen.parameters());
        if (filter.status != null && !filter.status.isEmpty()) {
            and(where, parameters, "b.status = any(?::text[])", filter.status);
        }
        and(where, parameters, "b.created_by = ?", filter.createdBy);
        and(where, parameters, "b.person_id = ?", filter.personId);
        and(where, parameters, "b.level = ?", filter.level);
        and(where, parameters, "b.rollback_of = ?", filter.rollbackOf);
        and(where, parameters, "b.queue_id = ?", filter.queueId);
        after.ifPresent(cursor -> {
            where.append(" and (b.created_at, b.id) < (?, ?)");
            parameters.add(cursor.instant(0));
            parameters.add(cursor.uuid(1));
        });
        parameters.add(limit);
        return sql.query("select " + BatchRow.COLUMNS + " from reassignment_batches b where b.tenant_id = ?" + where
                + " order by b.created_at desc, b.id desc limit ?", parameters.toArray()).list(BatchRow::of);
    }

    private static void and(StringBuilder where, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.add(value);
        }
    }

    /** A change of level 1 and of a CRM has no items of its own: its changes stand for them. */
    Page<BatchItemView> items(BatchRow batch, BatchItemOutcome outcome, Paging paging) {
        UUID tenant = caller.tenantId();
        Scope scope = caller.visible();
        List<BatchItemView> rows = sql
                .query("""
                        with numbered as (
                            select coalesce(i.position, l.position) as position, coalesce(i.account_id, l.account_id) as account_id,
                                coalesce(i.opportunity_id, l.opportunity_id) as opportunity_id, i.pick,
                                coalesce(i.change ->> 'receiverId', i.change -> 'accountMove' ->> 'ownerId')::uuid as receiver_id,
                                l.outcome, l.reason, l.detail
                            from (select * from reassignment_items where tenant_id = ? and batch_id = ?) i
                                full join (select * from reassignment_left where tenant_id = ? and batch_id = ?) l using (position)
                            union all
                            select row_number() over (order by chain_position)::integer, null, opportunity_id, pick, null, null, null, null
                            from commission_changes where tenant_id = ? and batch_id = ?
                                and not exists (select 1 from reassignment_items where tenant_id = ? and batch_id = ?)),
                        shown as (
                            select n.*, coalesce(n.outcome, case when c.id is not null or a.id is not null then 'APPLIED' else 'OPEN' end) as state,
                                coalesce(c.id, a.id) as change_id
                            from numbered n
                                left join commission_changes c on c.tenant_id = ? and c.batch_id = ? and c.opportunity_id = n.opportunity_id
                                left join account_changes a on a.tenant_id = ? and a.batch_id = ? and a.account_id = n.account_id)
                        select s.position, s.account_id, ac.name as account_name, s.opportunity_id, o.name as opportunity_name, s.state,
                            s.change_id, s.reason, s.detail, s.pick, s.receiver_id
                        from shown s left join accounts ac on ac.tenant_id = ? and ac.id = s.account_id
                            left join opportunities o on o.tenant_id = ? and o.id = s.opportunity_id
                        where s.position > ? and (?::text is null or s.state = ?) order by s.position limit ?
                        """,
                        tenant, batch.id(), tenant, batch.id(), tenant, batch.id(), tenant, batch.id(), tenant,
                        batch.id(), tenant, batch.id(), tenant, tenant,
                        paging.after().map(cursor -> cursor.number(0)).orElse(0L),
                        outcome, outcome, paging.fetch())
                .list(row -> item(row, scope));
        return Page.of(rows, paging, item -> item, item -> Cursor.of(item.position()));
    }

    private static BatchItemView item(Row row, Scope scope) {
        return new BatchItemView(row.integer("position"), row.uuid("account_id"), row.text("account_name"),
                row.uuid("opportunity_id"), row.text("opportunity_name"),
                row.oneOf(BatchItemOutcome.class, "state"), row.uuid("change_id"), row.text("reason"),
                row.text("detail"), PickReason.shown(row.text("pick"),
                        row.uuid("receiver_id") == null || scope.sees(row.uuid("receiver_id"))));
    }
}
