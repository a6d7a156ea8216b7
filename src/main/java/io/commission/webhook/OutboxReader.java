package io.commission.webhook;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.tenant.TenantContext;

/** Reads the outbox for those who fetch events instead of being called. */
@ApplicationScoped
class OutboxReader {
    private final Sql sql;

    OutboxReader(Sql sql) {
        this.sql = sql;
    }

    /** The position up to which the outbox is complete; nothing before it can appear later. */
    long settled() {
        return sql.query("select settled from outbox_horizons where tenant_id = ?", tenant())
                .first(row -> row.number(1)).orElse(0L);
    }

    /**
     * Events after a position and not beyond the horizon: whoever goes on from the last position seen misses nothing, also
     * where transactions committed late.
     */
    Page<OutboxEventView> page(long after, List<String> types, Paging paging) {
        long from = paging.after().map(cursor -> cursor.number(0)).orElse(after);
        List<OutboxEventView> events = sql.query("""
                select id, position, type, person_id, subject, data::text as data, created_at from outbox_events
                where tenant_id = ? and position > ? and position <= ? and (? or type = any(?::text[]))
                order by position limit ?
                """, tenant(), from, settled(), types.isEmpty(), types, paging.fetch())
                .list(row -> OutboxEventView.of(tenant(), row));
        return Page.of(events, paging, event -> event, event -> Cursor.of(event.position()));
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
