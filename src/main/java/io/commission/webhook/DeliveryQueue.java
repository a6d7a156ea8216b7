package io.commission.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.tenant.TenantWork;

/** The waiting deliveries: claimed in order per person, answered in batches. Leases go by the database's clock. */
@ApplicationScoped
class DeliveryQueue {
    private final Sql sql;
    private final TenantWork tenantWork;
    private final WebhookSecrets secrets;
    private final Clock clock;
    private final WebhookConfig.Delivery config;

    DeliveryQueue(Sql sql, TenantWork tenantWork, WebhookSecrets secrets, Clock clock, WebhookConfig config) {
        this.sql = sql;
        this.tenantWork = tenantWork;
        this.secrets = secrets;
        this.clock = clock;
        this.config = config.delivery();
    }

    /** Active subscriptions with something that may be due. */
    List<UUID> subscriptions(UUID tenant) {
        return tenantWork.in(tenant, FanOut.ACTOR, () -> sql.query("""
                select s.id from webhook_subscriptions s where s.tenant_id = ? and s.active and exists (
                    select 1 from webhook_deliveries d where d.tenant_id = s.tenant_id and d.subscription_id = s.id
                        and d.status = 'WAITING' and d.next_attempt_at <= ?
                        and (d.leased_until is null or d.leased_until < clock_timestamp()))
                order by s.id
                """, tenant, clock.instant()).list(row -> row.uuid(1)));
    }

    /**
     * Takes the people whose first waiting delivery is due, longest waiting first, and of each as many as follow. The
     * recursion steps from person to person through the index, however many deliveries each of them has.
     */
    Claim claim(UUID tenant, UUID subscription) {
        UUID lease = Ids.next();
        return tenantWork.in(tenant, FanOut.ACTOR, () -> {
            List<Claim.Delivery> taken = sql
                    .query("""
                            with recursive head as (
                                (select line, position, next_attempt_at, leased_until from webhook_deliveries
                                where tenant_id = ? and subscription_id = ? and status = 'WAITING' order by line, position limit 1)
                                union all
                                select n.* from head cross join lateral (
                                    select d.line, d.position, d.next_attempt_at, d.leased_until from webhook_deliveries d
                                    where d.tenant_id = ? and d.subscription_id = ? and d.status = 'WAITING' and d.line > head.line
                                    order by d.line, d.position limit 1) n),
                            ready as (
                                select line from head
                                where next_attempt_at <= ? and (leased_until is null or leased_until < clock_timestamp())
                                order by next_attempt_at, position limit ?),
                            due as (
                                select n.id, n.place from ready cross join lateral (
                                    select d.id, row_number() over (order by d.position) as place from webhook_deliveries d
                                    where d.tenant_id = ? and d.subscription_id = ? and d.status = 'WAITING' and d.line = ready.line
                                    order by d.position limit ?) n),
                            free as (
                                select d.id, due.place from webhook_deliveries d join due on due.id = d.id
                                    join webhook_subscriptions s on s.tenant_id = d.tenant_id and s.id = d.subscription_id and s.active
                                where d.tenant_id = ? and d.status = 'WAITING' and (due.place > 1 or d.next_attempt_at <= ?)
                                    and (d.leased_until is null or d.leased_until < clock_timestamp())
                                for update of d skip locked)
                            update webhook_deliveries d
                            set lease = ?, leased_until = clock_timestamp() + make_interval(secs => ?)
                            from free join webhook_deliveries c on c.id = free.id join outbox_events e on e.id = c.event_id
                            where d.tenant_id = ? and d.id = free.id and c.tenant_id = d.tenant_id and e.tenant_id = d.tenant_id
                            returning d.id as delivery_id, d.line, free.place, d.attempts,
                                e.id, e.position, e.type, e.person_id, e.subject, e.data::text as data, e.created_at
                            """,
                            tenant, subscription, tenant, subscription, now(), config.lines(), tenant, subscription,
                            config.perLine(), tenant, now(), lease, config.lease().toSeconds(), tenant)
                    .list(row -> Claim.Delivery.of(tenant, row));
            return claim(tenant, subscription, lease, taken);
        });
    }

    private Claim claim(UUID tenant, UUID subscription, UUID lease, List<Claim.Delivery> taken) {
        Map<UUID, List<Claim.Delivery>> lines = new LinkedHashMap<>();
        taken.stream().sorted(Comparator.comparing(Claim.Delivery::place))
                .forEach(delivery -> lines.computeIfAbsent(delivery.line(), line -> new ArrayList<>()).add(delivery));
        List<List<Claim.Delivery>> inOrder = new ArrayList<>();
        List<UUID> outOfOrder = new ArrayList<>();
        for (List<Claim.Delivery> line : lines.values()) {
            List<Claim.Delivery> prefix = unbroken(line);
            line.subList(prefix.size(), line.size()).forEach(delivery -> outOfOrder.add(delivery.id()));
            if (!prefix.isEmpty()) {
                inOrder.add(List.copyOf(prefix));
            }
        }
        release(tenant, lease, outOfOrder);
        Optional<String> url = sql.query("select url from webhook_subscriptions where tenant_id = ? and id = ?", tenant,
                subscription).first(row -> row.text(1));
        return new Claim(tenant, lease, url.orElse(null), secrets.of(subscription), inOrder,
                lines.size() == config.lines());
    }

    /** Rows in the middle of a line may be locked by another replica: what follows them is not to be sent before them. */
    private static List<Claim.Delivery> unbroken(List<Claim.Delivery> line) {
        int length = 0;
        while (length < line.size() && line.get(length).place() == length + 1) {
            length++;
        }
        return line.subList(0, length);
    }

    /** Holds on to a line; false when the lease was lost, and nothing of it may be sent any more. */
    boolean renew(Claim claim, List<Claim.Delivery> line) {
        return tenantWork.in(claim.tenant(), FanOut.ACTOR, () -> sql.update("""
                update webhook_deliveries set leased_until = clock_timestamp() + make_interval(secs => ?)
                where tenant_id = ? and id = any(?::uuid[]) and lease = ?
                """, config.lease().toSeconds(), claim.tenant(), ids(line), claim.lease())) == line.size();
    }

    /** Writes how the line's attempts ended, and gives back what was not tried. */
    void answer(Claim claim, List<Claim.Delivery> line, List<Verdict> verdicts) {
        tenantWork.run(claim.tenant(), FanOut.ACTOR, () -> {
            Instant now = now();
            sql.update(
                    """
                            update webhook_deliveries d set status = n.status, attempts = d.attempts + 1, last_attempt_at = ?,
                                delivered_at = case when n.status = 'DELIVERED' then ?::timestamptz end,
                                next_attempt_at = ?::timestamptz + make_interval(secs => n.pause), last_status = n.answer,
                                last_error = n.error, lease = null, leased_until = null
                            from unnest(?::uuid[], ?::text[], ?::bigint[], ?::integer[], ?::text[]) as n (id, status, pause, answer, error)
                            where d.tenant_id = ? and d.id = n.id and d.lease = ?
                            """,
                    now, now, now, verdicts.stream().map(Verdict::delivery).toArray(UUID[]::new),
                    verdicts.stream().map(verdict -> verdict.status().name()).toArray(String[]::new),
                    verdicts.stream().map(verdict -> verdict.pause().toSeconds()).toArray(Long[]::new),
                    verdicts.stream().map(verdict -> verdict.attempt().status()).toArray(Integer[]::new),
                    verdicts.stream().map(verdict -> verdict.attempt().error()).toArray(String[]::new), claim.tenant(),
                    claim.lease());
            release(claim.tenant(), claim.lease(), ids(line.subList(verdicts.size(), line.size())));
        });
    }

    record Verdict(UUID delivery, Attempt attempt, DeliveryStatus status, Duration pause) {
        String outcome() {
            return status == DeliveryStatus.WAITING ? "failed" : status.name().toLowerCase(Locale.ROOT);
        }
    }

    private void release(UUID tenant, UUID lease, List<UUID> deliveries) {
        if (!deliveries.isEmpty()) {
            sql.update("""
                    update webhook_deliveries set lease = null, leased_until = null
                    where tenant_id = ? and id = any(?::uuid[]) and lease = ?
                    """, tenant, deliveries, lease);
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private static List<UUID> ids(List<Claim.Delivery> line) {
        return line.stream().map(Claim.Delivery::id).toList();
    }
}
