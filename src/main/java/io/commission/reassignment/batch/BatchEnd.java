package io.commission.reassignment.batch;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Tells that a batch ended, in the transaction of its end. */
@ApplicationScoped
public class BatchEnd {
    private final Sql sql;
    private final ReassignmentNotices notices;

    BatchEnd(Sql sql, ReassignmentNotices notices) {
        this.sql = sql;
        this.notices = notices;
    }

    public void tell(UUID batch) {
        happened(batch);
        notices.ended(batch);
    }

    /** The event alone: of a queue, whose decisions told the people already. */
    public void happened(UUID batch) {
        sql.update(
                """
                        insert into outbox_events (tenant_id, id, type, person_id, subject, data)
                        select tenant_id, ?, case status when 'ERROR' then 'reassignment.failed' when 'CANCELLED' then 'reassignment.cancelled'
                                else case when rollback_of is null then 'reassignment.completed' else 'reassignment.rolled_back' end end,
                            person_id, id::text, json_build_object('batchId', id, 'level', level, 'strategy', strategy, 'status', status,
                                'total', total, 'applied', applied, 'skipped', skipped, 'conflicted', conflicted, 'rollbackOf', rollback_of,
                                'errorCode', error_code)
                        from reassignment_batches where tenant_id = ? and id = ?
                        """,
                Ids.next(), TenantContext.required().tenantId(), batch);
    }
}
