package io.commission.reassignment.control;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.reassignment.batch.BatchEnd;
import io.commission.reassignment.batch.BatchOpened;
import io.commission.reassignment.batch.BatchRow;
import io.commission.reassignment.batch.BatchStatus;
import io.commission.reassignment.batch.Batches;

/** Cancels batches that have not ended, and takes failed ones up again (BAT-1, BAT-2). */
@ApplicationScoped
class BatchActions {
    private final Sql sql;
    private final Clock clock;
    private final Batches batches;
    private final BatchEnd end;
    private final Caller caller;
    private final Event<BatchOpened> opened;

    BatchActions(Sql sql, Clock clock, Batches batches, BatchEnd end, Caller caller, Event<BatchOpened> opened) {
        this.sql = sql;
        this.clock = clock;
        this.batches = batches;
        this.end = end;
        this.caller = caller;
        this.opened = opened;
    }

    /** At once: a chunk that is under way finds the batch cancelled, and nothing of it is kept. */
    void cancel(UUID id) {
        BatchRow batch = batches.hold(id);
        if (batch.status().ended()) {
            throw Refusal.of(Code.BATCH_ENDED, "The batch is " + batch.status()
                    + " already. What it applied can be rolled back.");
        }
        sql.update(
                """
                        update reassignment_batches set status = 'CANCELLED', executed_at = ?, updated_at = ?, lease_until = null,
                            version = version + 1
                        where tenant_id = ? and id = ?
                        """,
                clock.instant(), clock.instant(), caller.tenantId(), id);
        end.tell(id);
    }

    /** Goes on behind what was done. */
    void retry(UUID id) {
        BatchRow batch = batches.hold(id);
        if (batch.status() != BatchStatus.ERROR) {
            throw Refusal.of(Code.BATCH_NOT_FAILED, "Only a batch in ERROR is retried; this one is " + batch.status()
                    + ".");
        }
        if (batches.rollbackOf(id).isPresent()) {
            throw Refusal.of(Code.ROLLED_BACK_ALREADY, "The batch is rolled back. Open a new one.");
        }
        sql.update("""
                update reassignment_batches set status = 'PENDING', error_code = null, error = null, executed_at = null,
                    updated_at = ?, lease_until = null, fruitless_claims = 0, version = version + 1
                where tenant_id = ? and id = ?
                """, clock.instant(), caller.tenantId(), id);
        opened.fire(new BatchOpened(caller.tenantId()));
    }
}
