package io.commission.reassignment.batch;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** The batches of a tenant: opened here, found by their ids. */
@ApplicationScoped
public class Batches {
    private final Sql sql;
    private final Clock clock;
    private final ObjectMapper json;
    private final Event<BatchOpened> opened;

    Batches(Sql sql, Clock clock, ObjectMapper json, Event<BatchOpened> opened) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
        this.opened = opened;
    }

    /** Opens a batch as PENDING. Once the transaction has committed, some replica takes it from the queue. */
    public UUID open(NewBatch batch) {
        UUID id = Ids.next();
        UUID tenant = TenantContext.required().tenantId();
        sql.update(
                """
                        insert into reassignment_batches (tenant_id, id, level, status, strategy, scope, request, person_id, effective_date,
                            reason, reference, notify_users, state_hash, queue_id, rollback_of, created_at, created_by, updated_at)
                        values (?, ?, ?, 'PENDING', ?, ?::json, ?::json, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                tenant, id, batch.level(), batch.strategy(), write(batch.scope()), write(batch.request()),
                batch.personId(), batch.effectiveDate(), batch.reason(), batch.reference(), batch.notifyUsers(),
                batch.stateHash(), batch.queueId(), batch.rollbackOf(), clock.instant(),
                TenantContext.required().actor(), clock.instant());
        opened.fire(new BatchOpened(tenant));
        return id;
    }

    public Optional<BatchRow> find(UUID id) {
        return sql.query("select " + BatchRow.COLUMNS + " from reassignment_batches b where tenant_id = ? and id = ?",
                TenantContext.required().tenantId(), id).first(BatchRow::of);
    }

    /** The batch, and nobody else changes it until the transaction ends; its running chunk may go on but not be kept. */
    public BatchRow hold(UUID id) {
        return sql.query("select " + BatchRow.COLUMNS
                + " from reassignment_batches b where tenant_id = ? and id = ? for no key update",
                TenantContext.required().tenantId(), id).first(BatchRow::of)
                .orElseThrow(() -> Refusal.notFound("batch"));
    }

    /** The batch that rolls this one back, unless it failed or was cancelled. */
    public Optional<UUID> rollbackOf(UUID id) {
        return sql.query("""
                select id from reassignment_batches where tenant_id = ? and rollback_of = ? and rollback_of is not null
                    and status <> 'ERROR' and status <> 'CANCELLED'
                """, TenantContext.required().tenantId(), id).first(row -> row.uuid(1));
    }

    public BatchScope scope(UUID id) {
        return read("scope", id, BatchScope.class);
    }

    /** What was asked for, as it was given to {@link #open}. */
    public <T> T request(UUID id, Class<T> type) {
        return read("request", id, type);
    }

    private <T> T read(String column, UUID id, Class<T> type) {
        String text = sql.query("select " + column + "::text from reassignment_batches where tenant_id = ? and id = ?",
                TenantContext.required().tenantId(), id).one(row -> row.text(1));
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a batch that this release cannot read: " + type.getSimpleName(), e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
