package io.commission.reassignment.control;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.problem.Refusal;
import io.commission.reassignment.batch.BatchRow;
import io.commission.reassignment.batch.BatchStatus;
import io.commission.reassignment.run.BatchProgress;

/**
 * Batches as the caller may see them: whoever reads all sees all; a manager those of their own hand and those about people of the
 * team; nobody else any (PERM-4).
 */
@ApplicationScoped
class SeenBatches {
    /** Behind {@code reassignment_batches b}; parameters by {@link #parameters}. */
    static final String SEEN = " and (? or ? and (b.created_by = ? or b.person_id = any(?::uuid[]))) ";

    private final Sql sql;
    private final Clock clock;
    private final Caller caller;

    SeenBatches(Sql sql, Clock clock, Caller caller) {
        this.sql = sql;
        this.clock = clock;
        this.caller = caller;
    }

    List<Object> parameters() {
        return List.of(caller.visible().all(), caller.may("read.team"), caller.subject(), caller.visible().people());
    }

    /** The batch, or 404 when it is not there or not the caller's to see. */
    BatchRow required(UUID id) {
        List<Object> parameters = new ArrayList<>(List.of(caller.tenantId(), id));
        parameters.addAll(parameters());
        return sql.query("select " + BatchRow.COLUMNS
                + " from reassignment_batches b where b.tenant_id = ? and b.id = ?" + SEEN, parameters.toArray())
                .first(BatchRow::of).orElseThrow(() -> Refusal.notFound("batch"));
    }

    BatchView view(BatchRow batch) {
        return views(List.of(batch)).get(0);
    }

    /** What stands beside a batch's own row. */
    private record Beside(BatchScopeView scope, UUID rolledBackBy) {
        static Beside of(Row row) {
            return new Beside(new BatchScopeView(row.integer("accounts"), row.integer("opportunities"),
                    row.uuid("person_id"), row.text("person_name")), row.uuid("rolled_back_by"));
        }
    }

    /** Three statements for any number of batches. */
    List<BatchView> views(List<BatchRow> batches) {
        UUID[] ids = batches.stream().map(BatchRow::id).toArray(UUID[]::new);
        Map<UUID, Beside> beside = new HashMap<>();
        sql.query("""
                select b.id, json_array_length(b.scope -> 'accountIds') as accounts,
                    json_array_length(b.scope -> 'opportunityIds') as opportunities, b.person_id, p.name as person_name,
                    r.id as rolled_back_by
                from reassignment_batches b left join people p on p.tenant_id = b.tenant_id and p.id = b.person_id
                    left join reassignment_batches r on r.tenant_id = b.tenant_id and r.rollback_of = b.id
                        and r.rollback_of is not null and r.status <> 'ERROR' and r.status <> 'CANCELLED'
                where b.tenant_id = ? and b.id = any(?::uuid[])
                """, caller.tenantId(), ids).list(row -> beside.put(row.uuid("id"), Beside.of(row)));
        Map<UUID, List<BatchCountView>> left = new HashMap<>();
        sql.query(
                """
                        select batch_id, reason, count(*) from reassignment_left where tenant_id = ? and batch_id = any(?::uuid[])
                        group by batch_id, reason order by batch_id, count(*) desc, reason
                        """,
                caller.tenantId(), ids)
                .list(row -> left.computeIfAbsent(row.uuid(1), id -> new ArrayList<>())
                        .add(new BatchCountView(row.text(2), row.number(3).intValue())));
        return batches.stream()
                .map(batch -> view(batch, beside.get(batch.id()), left.getOrDefault(batch.id(), List.of()))).toList();
    }

    private BatchView view(BatchRow batch, Beside beside, List<BatchCountView> left) {
        BatchProgress progress = BatchProgress.of(batch, now());
        return new BatchView(batch.id(), batch.level(), batch.status(), batch.strategy(), beside.scope(),
                batch.reason(), batch.reference(), batch.effectiveDate(), batch.total(), batch.applied(),
                batch.skipped(), batch.conflicted(), left, progress.progress(), progress.remainingSeconds(),
                batch.errorCode() == null ? null : new BatchErrorView(batch.errorCode(), batch.error()),
                batch.notifyUsers(), batch.createdAt(), batch.createdBy(), batch.startedAt(), batch.executedAt(),
                batch.queueId(), batch.rollbackOf(), beside.rolledBackBy(),
                undoable(batch, beside) ? RollbackWindow.until(batch, caller.zone()) : null, actions(batch, beside));
    }

    private static boolean undoable(BatchRow batch, Beside beside) {
        return batch.status().ended() && batch.applied() > 0 && !batch.rollback() && beside.rolledBackBy() == null;
    }

    private List<BatchAction> actions(BatchRow batch, Beside beside) {
        List<BatchAction> actions = new ArrayList<>();
        boolean executes = caller.may("batches.execute");
        if (executes && !batch.status().ended()) {
            actions.add(BatchAction.CANCEL);
        }
        if (executes && batch.status() == BatchStatus.ERROR && beside.rolledBackBy() == null) {
            actions.add(BatchAction.RETRY);
        }
        if (caller.may("batches.rollback") && undoable(batch, beside)
                && RollbackWindow.open(batch, now(), caller.zone())) {
            actions.add(BatchAction.ROLLBACK);
        }
        return actions;
    }

    private Instant now() {
        return clock.instant();
    }
}
