package io.commission.change;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Batches that are done in the transaction that opens them: a change of level 1, owners moved by a CRM, their undo. */
@ApplicationScoped
public class SingleBatch {
    private final Sql sql;
    private final Clock clock;

    SingleBatch(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param scope JSON: {@code {"opportunityIds": […]}}
     * @param request JSON: what was asked
     * @param person about whom it is; null: about nobody alone
     * @param left how many items were skipped
     */
    public record Done(String strategy, String scope, String request, UUID person, LocalDate effectiveDate,
            boolean notifyUsers,
            int applied, int left, UUID rollbackOf) {
    }

    /** Must come before its changes: they point at it. */
    public void insert(BatchHead batch, Done done) {
        sql.update(
                """
                        insert into reassignment_batches (tenant_id, id, level, status, strategy, scope, request, person_id, effective_date, reason,
                            reference, notify_users, rollback_of, planned, total, applied, skipped, created_at, created_by, started_at,
                            executed_at, updated_at)
                        values (?, ?, ?, 'COMPLETE', ?, ?::json, ?::json, ?, ?, ?, ?, ?, ?, true, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                TenantContext.required().tenantId(), batch.id(), batch.level(), done.strategy(), done.scope(),
                done.request(),
                done.person(), done.effectiveDate(), batch.reason(), batch.reference(), done.notifyUsers(),
                done.rollbackOf(),
                done.applied() + done.left(), done.applied(), done.left(), clock.instant(),
                TenantContext.required().actor(),
                clock.instant(), clock.instant(), clock.instant());
    }
}
