package io.commission.webhook;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** What was sent to a subscription, what waits, and what was given up. */
@ApplicationScoped
class Deliveries {
    private static final String COLUMNS = """
            select d.id, d.event_id, e.type, d.position, d.person_id, d.status, d.attempts, d.next_attempt_at,
                d.last_attempt_at, d.last_status, d.last_error, d.delivered_at, d.created_at
            from webhook_deliveries d join outbox_events e on e.tenant_id = d.tenant_id and e.id = d.event_id
            where d.tenant_id = ? and d.subscription_id = ?""";

    private final Sql sql;
    private final Clock clock;

    Deliveries(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The newest event first. */
    Page<DeliveryView> page(UUID subscription, DeliveryStatus status, Paging paging) {
        long before = paging.after().map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
        List<DeliveryView> rows = sql
                .query(COLUMNS
                        + " and d.position < ? and (?::text is null or d.status = ?) order by d.position desc limit ?",
                        tenant(), subscription, before, name(status), name(status), paging.fetch())
                .list(DeliveryView::of);
        return Page.of(rows, paging, row -> row, row -> Cursor.of(row.position()));
    }

    DeliveryView required(UUID subscription, UUID delivery) {
        return sql.query(COLUMNS + " and d.id = ?", tenant(), subscription, delivery).first(DeliveryView::of)
                .orElseThrow(() -> Refusal.notFound("delivery"));
    }

    /** A delivery that was given up starts over with all its attempts. */
    DeliveryView retry(UUID subscription, UUID delivery) {
        DeliveryView before = required(subscription, delivery);
        int woken = sql.update("""
                update webhook_deliveries set status = 'WAITING', attempts = 0, next_attempt_at = ?
                where tenant_id = ? and id = ? and status = 'DEAD'
                """, clock.instant(), tenant(), delivery);
        if (woken == 0) {
            throw Refusal.of(Code.DELIVERY_NOT_DEAD,
                    "Only a delivery with status DEAD is retried by hand; this one is " + before.status() + ".");
        }
        return required(subscription, delivery);
    }

    /** Answers how many start over. */
    int retryAll(UUID subscription) {
        return sql.update("""
                update webhook_deliveries set status = 'WAITING', attempts = 0, next_attempt_at = ?
                where tenant_id = ? and subscription_id = ? and status = 'DEAD'
                """, clock.instant(), tenant(), subscription);
    }

    private static String name(DeliveryStatus status) {
        return status == null ? null : status.name();
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
