package io.commission.reassignment.global;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.reassignment.batch.BatchStatus;

/** Finds what of level 3 has not ended: a manager sees own ones and those about people of the team (PERM-4). */
@ApplicationScoped
class Pending {
    private final Sql sql;
    private final Caller caller;

    Pending(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    Page<PendingView> page(Paging paging) {
        List<Object> parameters = new ArrayList<>(List.of(caller.tenantId(), caller.visible().all(), caller.subject(),
                caller.visible().people()));
        paging.after().ifPresent(cursor -> parameters.addAll(List.of(cursor.instant(0), cursor.uuid(1))));
        parameters.add(paging.fetch());
        return Page.of(sql
                .query("""
                        select b.id, b.strategy, b.status, b.person_id, p.name, b.effective_date, b.reason, b.total,
                            b.applied + b.skipped + b.conflicted, case when b.strategy = 'MANUAL_QUEUE' then (
                                select count(*)::integer from reassignment_items i left join queue_decisions d on d.tenant_id = i.tenant_id
                                    and d.queue_id = i.batch_id and d.position = i.position
                                where i.tenant_id = b.tenant_id and i.batch_id = b.id and d.batch_id is null) else 0 end,
                            b.created_at, b.created_by
                        from reassignment_batches b left join people p on p.tenant_id = b.tenant_id and p.id = b.person_id
                        where b.tenant_id = ? and b.level = 'L3' and b.status in ('PENDING', 'RUNNING') and b.rollback_of is null
                            and (? or b.created_by = ? or b.person_id = any(?::uuid[]))
                        """
                        + (paging.after().isPresent() ? "and (b.created_at, b.id) < (?, ?) " : "")
                        + "order by b.created_at desc, b.id desc limit ?", parameters.toArray())
                .list(row -> new PendingView(row.uuid(1), row.text(2), BatchStatus.valueOf(row.text(3)), row.uuid(4),
                        row.text(5), row.date(6), row.text(7), row.integer(8), row.integer(9), row.integer(10),
                        row.instant(11), row.text(12))),
                paging, view -> view, view -> Cursor.of(view.createdAt(), view.batchId()));
    }
}
