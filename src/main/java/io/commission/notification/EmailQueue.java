package io.commission.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.tenant.TenantWork;

/** The emails that wait: claimed for a while by one replica, answered one by one. Leases go by the database's clock. */
@ApplicationScoped
class EmailQueue {
    static final String ACTOR = "notifications";

    private final Sql sql;
    private final TenantWork work;
    private final Clock clock;
    private final EmailConfig config;

    EmailQueue(Sql sql, TenantWork work, Clock clock, EmailConfig config) {
        this.sql = sql;
        this.work = work;
        this.clock = clock;
        this.config = config;
    }

    /** @param failures so far */
    record Email(UUID id, UUID lease, UUID notification, String address, String title, String body, boolean urgent,
            int failures) {
    }

    /** The longest waiting first; none that another replica holds. */
    List<Email> claim(UUID tenant) {
        UUID lease = Ids.next();
        return work.in(tenant, ACTOR, () -> sql.query("""
                with due as (
                    select id from notification_emails
                    where tenant_id = ? and status = 'WAITING' and next_attempt_at <= ?
                        and (leased_until is null or leased_until < clock_timestamp())
                    order by next_attempt_at, id limit ? for update skip locked)
                update notification_emails e set lease = ?, leased_until = clock_timestamp() + make_interval(secs => ?)
                from due join notification_emails c on c.tenant_id = ? and c.id = due.id
                    join notifications n on n.tenant_id = c.tenant_id and n.id = c.notification_id
                where e.tenant_id = c.tenant_id and e.id = c.id
                returning e.id, e.notification_id, e.address, n.title, n.body, n.urgent, e.attempts
                """, tenant, clock.instant(), config.batch(), lease, config.lease().toSeconds(), tenant)
                .list(row -> new Email(row.uuid("id"), lease, row.uuid("notification_id"), row.text("address"),
                        row.text("title"), row.text("body"), row.flag("urgent"), row.integer("attempts"))));
    }

    void sent(UUID tenant, Email email) {
        answer(tenant, email, EmailStatus.SENT, null, Duration.ZERO);
    }

    void failed(UUID tenant, Email email, EmailStatus status, String why, Duration pause) {
        answer(tenant, email, status, why, pause);
    }

    /** Gives back what was not tried. */
    void release(UUID tenant, List<Email> emails) {
        work.run(tenant, ACTOR, () -> sql.update("""
                update notification_emails set lease = null, leased_until = null
                where tenant_id = ? and id = any(?::uuid[]) and lease = ?
                """, tenant, emails.stream().map(Email::id).toArray(UUID[]::new), emails.get(0).lease()));
    }

    private void answer(UUID tenant, Email email, EmailStatus status, String why, Duration pause) {
        Instant now = clock.instant();
        work.run(tenant, ACTOR, () -> sql.update("""
                update notification_emails set status = ?, attempts = attempts + 1, last_attempt_at = ?, last_error = ?,
                    next_attempt_at = ?, sent_at = case when ? = 'SENT' then ?::timestamptz end, lease = null,
                    leased_until = null
                where tenant_id = ? and id = ? and lease = ?
                """, status, now, why, now.plus(pause), status, now, tenant, email.id(), email.lease()));
    }
}
