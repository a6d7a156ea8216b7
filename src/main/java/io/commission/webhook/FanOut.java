package io.commission.webhook;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.tenant.TenantWork;

/**
 * Turns events of the outbox into deliveries, one for each subscription that wants them, and moves the horizon on.
 * Events are taken as soon as they are visible, in the order of their positions. A transaction may commit a position
 * below others that were taken before: nothing is skipped, because a subscription's cursor never passes the horizon, and
 * nothing is told twice, because a delivery exists for what was taken beyond it. Whoever writes events of one person one
 * after the other (EntryBook.hold) has them told in that order.
 */
@ApplicationScoped
class FanOut {
    static final String ACTOR = "webhooks";

    private final Sql sql;
    private final TenantWork tenantWork;
    private final Clock clock;
    private final WebhookConfig config;

    FanOut(Sql sql, TenantWork tenantWork, Clock clock, WebhookConfig config) {
        this.sql = sql;
        this.tenantWork = tenantWork;
        this.clock = clock;
        this.config = config;
    }

    /** Answers whether there may be more. Does nothing while another replica is at it. */
    boolean run(UUID tenant) {
        return tenantWork.in(tenant, ACTOR, () -> {
            // Read before this transaction has a number: so whoever holds a smaller position has a smaller number.
            long last = sql.query("select coalesce(max(position), 0) from outbox_events where tenant_id = ?", tenant)
                    .one(row -> row.number(1));
            sql.update("insert into outbox_horizons (tenant_id) values (?) on conflict do nothing", tenant);
            Optional<Horizon> horizon = sql.query("""
                    select settled, candidate, pg_snapshot_xmin(pg_current_snapshot()) >= candidate_xid as ended
                    from outbox_horizons where tenant_id = ? for update skip locked
                    """, tenant).first(Horizon::of);
            return horizon.isPresent() && tell(tenant, horizon.get(), last);
        });
    }

    private boolean tell(UUID tenant, Horizon horizon, long last) {
        List<UUID> subscriptions = sql.query("""
                select id from webhook_subscriptions where tenant_id = ? and active order by id
                """, tenant).list(row -> row.uuid(1));
        long settled = horizon.now();
        boolean more = !subscriptions.isEmpty() && deliver(tenant, subscriptions, settled);
        if (horizon.ended() && (settled > horizon.settled() || last > horizon.candidate())) {
            sql.update("""
                    update outbox_horizons set settled = ?, candidate = ?, candidate_xid = pg_current_xact_id()
                    where tenant_id = ?
                    """, settled, Math.max(last, settled), tenant);
        }
        return more;
    }

    private boolean deliver(UUID tenant, List<UUID> subscriptions, long settled) {
        Told told = sql
                .query("""
                        with told as (
                            insert into webhook_deliveries (tenant_id, id, subscription_id, event_id, position, person_id, status,
                                next_attempt_at, created_at)
                            select o.tenant_id, time_ordered_uuid(), s.id, o.id, o.position, o.person_id, 'WAITING',
                                ?::timestamptz, ?::timestamptz
                            from webhook_subscriptions s
                                join outbox_events o on o.tenant_id = s.tenant_id and o.position > s.cursor
                            where s.tenant_id = ? and s.id = any(?::uuid[])
                                and s.event_types && array['*', split_part(o.type, '.', 1) || '.*', o.type]
                                and not pg_visible_in_snapshot(o.written_in, s.started_in)
                                and not exists (select 1 from webhook_deliveries d where d.tenant_id = s.tenant_id
                                    and d.subscription_id = s.id and d.event_id = o.id)
                            order by o.position limit ?
                            returning position)
                        select count(*) as number, max(position) as last from told
                        """,
                        clock.instant(), clock.instant(), tenant, subscriptions, config.fanOutBatch())
                .one(row -> new Told(row.number("number"), row.number("last")));
        boolean full = told.number() == config.fanOutBatch();
        sql.update("""
                update webhook_subscriptions set cursor = ? where tenant_id = ? and id = any(?::uuid[]) and cursor < ?
                """, told.passed(full, settled), tenant, subscriptions, told.passed(full, settled));
        return full;
    }

    /** @param ended whether every transaction that may hold a position up to the candidate has ended */
    private record Horizon(long settled, long candidate, boolean ended) {
        static Horizon of(Row row) {
            return new Horizon(row.number("settled"), row.number("candidate"), row.flag("ended"));
        }

        long now() {
            return ended ? candidate : settled;
        }
    }

    private record Told(long number, Long last) {
        /** A full batch may have ended between the subscriptions of one event. */
        long passed(boolean full, long settled) {
            return full ? Math.min(settled, last - 1) : settled;
        }
    }
}
