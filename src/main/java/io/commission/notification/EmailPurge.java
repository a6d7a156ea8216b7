package io.commission.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantWork;

/** Forgets emails after their retention; the notifications that they told stay. */
@ApplicationScoped
public class EmailPurge {
    private static final int BATCH = 5000;

    private final Sql sql;
    private final TenantWork tenantWork;
    private final Clock clock;
    private final EmailConfig.Retention retention;

    EmailPurge(Sql sql, TenantWork tenantWork, Clock clock, EmailConfig config) {
        this.sql = sql;
        this.tenantWork = tenantWork;
        this.clock = clock;
        this.retention = config.retention();
    }

    /** Answers how many were forgotten. */
    public long purge(UUID tenant) {
        return purge(tenant, List.of(EmailStatus.SENT), retention.sent())
                + purge(tenant, List.of(EmailStatus.DEAD, EmailStatus.NOT_CONFIGURED), retention.unsent());
    }

    private long purge(UUID tenant, List<EmailStatus> statuses, Duration kept) {
        String[] names = statuses.stream().map(Enum::name).toArray(String[]::new);
        return tenantWork.inPieces(tenant, EmailQueue.ACTOR, BATCH, () -> sql.update("""
                delete from notification_emails where tenant_id = ? and id in (
                    select id from notification_emails
                    where tenant_id = ? and status <> 'WAITING' and status = any(?::text[]) and created_at < ?
                    order by created_at limit ?)
                """, tenant, tenant, names, clock.instant().minus(kept), BATCH));
    }
}
