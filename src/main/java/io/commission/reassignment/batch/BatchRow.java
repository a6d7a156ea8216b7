package io.commission.reassignment.batch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.commission.change.BatchHead;
import io.commission.change.Level;
import io.commission.database.Row;

/**
 * A batch as it stands in the database; what was asked for stays there (see {@link Batches#request}).
 *
 * @param donePosition items up to this one are done
 * @param token rises with each holder of the lease: what an older one writes is not kept
 */
public record BatchRow(UUID id, Level level, BatchStatus status, String strategy, UUID personId,
        LocalDate effectiveDate,
        String reason, String reference, boolean notifyUsers, String stateHash, UUID queueId, UUID rollbackOf,
        boolean planned, int donePosition, int total, int applied, int skipped, int conflicted, long token,
        String errorCode, String error, Instant createdAt, String createdBy, Instant startedAt, Instant executedAt,
        long version) {
    /** Of {@code reassignment_batches b}, as {@link #of} reads them. */
    public static final String COLUMNS = """
            b.id, b.level, b.status, b.strategy, b.person_id, b.effective_date, b.reason, b.reference, b.notify_users, b.state_hash,
            b.queue_id, b.rollback_of, b.planned, b.done_position, b.total, b.applied, b.skipped, b.conflicted, b.lease_token,
            b.error_code, b.error, b.created_at, b.created_by, b.started_at, b.executed_at, b.version
            """;

    public static BatchRow of(Row row) {
        return new BatchRow(row.uuid("id"), row.oneOf(Level.class, "level"), row.oneOf(BatchStatus.class, "status"),
                row.text("strategy"), row.uuid("person_id"), row.date("effective_date"), row.text("reason"),
                row.text("reference"), row.flag("notify_users"), row.text("state_hash"), row.uuid("queue_id"),
                row.uuid("rollback_of"), row.flag("planned"), row.integer("done_position"), row.integer("total"),
                row.integer("applied"), row.integer("skipped"), row.integer("conflicted"), row.number("lease_token"),
                row.text("error_code"), row.text("error"), row.instant("created_at"), row.text("created_by"),
                row.instant("started_at"), row.instant("executed_at"), row.number("version"));
    }

    public BatchHead head() {
        return new BatchHead(id, level, reason, reference);
    }

    public boolean rollback() {
        return rollbackOf != null;
    }

    public int done() {
        return applied + skipped + conflicted;
    }
}
