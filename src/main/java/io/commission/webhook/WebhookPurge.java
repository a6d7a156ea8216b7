package io.commission.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantWork;

/** Forgets deliveries and events after their retention, in small transactions. */
@ApplicationScoped
public class WebhookPurge {
    private static final int BATCH = 5000;

    private final Sql sql;
    private final TenantWork tenantWork;
    private final Clock clock;
    private final WebhookConfig.Retention retention;

    WebhookPurge(Sql sql, TenantWork tenantWork, Clock clock, WebhookConfig config) {
        this.sql = sql;
        this.tenantWork = tenantWork;
        this.clock = clock;
        this.retention = config.retention();
    }

    public record Forgotten(long deliveries, long events) {
    }

    public Forgotten purge(UUID tenant) {
        Instant now = clock.instant();
        long deliveries = deliveries(tenant, DeliveryStatus.DELIVERED, now.minus(retention.delivered()))
                + deliveries(tenant, DeliveryStatus.DEAD, now.minus(retention.dead()));
        return new Forgotten(deliveries, events(tenant, now.minus(retention.events())));
    }

    /** Not beyond the subscription's cursor: there a delivery also says that its event was taken already. */
    private long deliveries(UUID tenant, DeliveryStatus status, Instant before) {
        return tenantWork.inPieces(tenant, FanOut.ACTOR, BATCH, () -> sql.update("""
                delete from webhook_deliveries where tenant_id = ? and id in (
                    select d.id from webhook_deliveries d
                        join webhook_subscriptions s on s.tenant_id = d.tenant_id and s.id = d.subscription_id
                    where d.tenant_id = ? and d.status = ? and d.last_attempt_at < ? and d.position <= s.cursor
                    order by d.last_attempt_at limit ?)
                """, tenant, tenant, status, before, BATCH));
    }

    /** Only what every active subscription has taken, and of which no delivery is left, be it as slow as it may. */
    private long events(UUID tenant, Instant before) {
        return tenantWork.inPieces(tenant, FanOut.ACTOR, BATCH, () -> sql.update("""
                delete from outbox_events where tenant_id = ? and id in (
                    select o.id from outbox_events o
                    where o.tenant_id = ? and o.created_at < ?
                        and o.position <= (select settled from outbox_horizons h where h.tenant_id = o.tenant_id)
                        and o.position <= coalesce((select min(s.cursor) from webhook_subscriptions s
                            where s.tenant_id = o.tenant_id and s.active), o.position)
                        and not exists (select 1 from webhook_deliveries d
                            where d.tenant_id = o.tenant_id and d.event_id = o.id)
                    order by o.position limit ?)
                """, tenant, tenant, before, BATCH));
    }
}
