package io.commission.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** What signs the deliveries of a subscription. */
@ApplicationScoped
class WebhookSecrets {
    private static final int BYTES = 32;

    private final Sql sql;
    private final Clock clock;
    private final WebhookConfig config;

    WebhookSecrets(Sql sql, Clock clock, WebhookConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
    }

    /** A new secret; earlier ones go on signing beside it for a while, so that the receiver can change over. */
    String issue(UUID subscription) {
        UUID tenant = TenantContext.required().tenantId();
        sql.update("""
                update webhook_secrets set expires_at = ?
                where tenant_id = ? and subscription_id = ? and expires_at is null
                """, clock.instant().plus(config.retention().rotatedSecret()), tenant, subscription);
        sql.update("delete from webhook_secrets where tenant_id = ? and subscription_id = ? and expires_at <= ?",
                tenant, subscription, clock.instant());
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String secret = WebhookSignature.PREFIX + Base64.getEncoder().encodeToString(random);
        sql.update("""
                insert into webhook_secrets (tenant_id, id, subscription_id, secret, created_at, created_by)
                values (?, ?, ?, ?, ?, ?)
                """, tenant, Ids.next(), subscription, secret, clock.instant(), TenantContext.required().actor());
        return secret;
    }

    /** Those in force, the newest first. */
    List<String> of(UUID subscription) {
        return sql.query("""
                select secret from webhook_secrets
                where tenant_id = ? and subscription_id = ? and (expires_at is null or expires_at > ?)
                order by expires_at desc nulls first, id desc
                """, TenantContext.required().tenantId(), subscription, clock.instant()).list(row -> row.text(1));
    }
}
