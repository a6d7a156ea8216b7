package io.commission.change;

import static io.commission.database.Columns.column;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.structure.ChangeType;
import io.commission.tenant.TenantContext;

/**
 * Writes changes of opportunities into the log, and the event of each, in one statement. What many changes of a batch have in common,
 * structures above all, is sent once.
 */
@ApplicationScoped
class ChangeRows {
    private final Sql sql;

    ChangeRows(Sql sql) {
        this.sql = sql;
    }

    /** All of a change but the opportunity and its place in the chain. */
    private record Shape(ChangeType type, UUID departing, LocalDate effectiveDate, LocalDate endDate, String before,
            String after, String pick) {
        static Shape of(CommissionChange change) {
            return new Shape(change.type(), change.departing(), change.effectiveDate(), change.endDate(),
                    change.before(), change.after(), change.pick());
        }
    }

    /** @param changes of one batch, written at one time */
    void write(List<CommissionChange> changes, ChangeBook.Digests digests) {
        CommissionChange any = changes.get(0);
        Map<Shape, Integer> shapes = new LinkedHashMap<>();
        Integer[] shaped = column(changes,
                change -> shapes.computeIfAbsent(Shape.of(change), shape -> shapes.size() + 1), Integer[]::new);
        UUID[] ids = column(changes, CommissionChange::id, UUID[]::new);
        sql.update(
                """
                        with shapes as (
                            select place, type, departing_id, effective_date, end_date, before::json as before, after::json as after, pick
                            from unnest(?::text[], ?::uuid[], ?::date[], ?::date[], ?::text[], ?::text[], ?::text[]) with ordinality
                                as s (type, departing_id, effective_date, end_date, before, after, pick, place)),
                        written as (
                            insert into commission_changes (tenant_id, batch_id, scope, reason, reference, created_at, created_by, id, chain_position,
                                opportunity_id, rollback_of, digest, type, departing_id, effective_date, end_date, before, after, pick)
                            select ?, ?, ?, ?, ?, ?, ?, n.id, n.position, n.opportunity_id, n.rollback_of, decode(n.digest, 'hex'), s.type,
                                s.departing_id, s.effective_date, s.end_date, s.before, s.after, s.pick
                            from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[], ?::integer[])
                                as n (id, position, opportunity_id, rollback_of, digest, shape) join shapes s on s.place = n.shape
                            returning tenant_id, id, opportunity_id, batch_id, type, effective_date, rollback_of, departing_id)
                        insert into outbox_events (tenant_id, id, type, person_id, subject, data)
                        select w.tenant_id, n.event_id, case when w.rollback_of is null then 'commission.reassigned' else 'commission.reassignment_undone' end,
                            w.departing_id, w.opportunity_id::text,
                            json_build_object('changeId', w.id, 'opportunityId', w.opportunity_id, 'batchId', w.batch_id, 'type', w.type,
                                'effectiveDate', w.effective_date, 'rollbackOf', w.rollback_of)
                        from written w join unnest(?::uuid[], ?::uuid[]) as n (change_id, event_id) on n.change_id = w.id
                        """,
                column(shapes.keySet(), shape -> shape.type().name(), String[]::new),
                column(shapes.keySet(), Shape::departing, UUID[]::new),
                column(shapes.keySet(), Shape::effectiveDate, LocalDate[]::new),
                column(shapes.keySet(), Shape::endDate, LocalDate[]::new),
                column(shapes.keySet(), Shape::before, String[]::new),
                column(shapes.keySet(), Shape::after, String[]::new),
                column(shapes.keySet(), Shape::pick, String[]::new), TenantContext.required().tenantId(), any.batchId(),
                any.scope(), any.reason(), any.reference(), any.createdAt(), any.createdBy(), ids, digests.positions(),
                column(changes, CommissionChange::opportunityId, UUID[]::new),
                column(changes, CommissionChange::rollbackOf, UUID[]::new), digests.hex(), shaped, ids,
                Ids.next(ids.length));
    }
}
