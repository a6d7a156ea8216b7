package io.commission.operations;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.commission.idempotency.IdempotencyPurge;
import io.commission.journal.JournalPurge;
import io.commission.notification.EmailPurge;
import io.commission.reassignment.background.PreviewPurge;
import io.commission.tenant.Tenants;
import io.commission.webhook.WebhookPurge;
import io.quarkus.scheduler.Scheduled;

/** Everything that is kept for a time only. Every replica forgets it by itself, hourly; the job says how much it was. */
@ApplicationScoped
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final Tenants tenants;
    private final IdempotencyPurge answers;
    private final WebhookPurge webhooks;
    private final JournalPurge journal;
    private final EmailPurge emails;
    private final PreviewPurge previews;

    Retention(Tenants tenants, IdempotencyPurge answers, WebhookPurge webhooks, JournalPurge journal,
            EmailPurge emails, PreviewPurge previews) {
        this.tenants = tenants;
        this.answers = answers;
        this.webhooks = webhooks;
        this.journal = journal;
        this.emails = emails;
        this.previews = previews;
    }

    record Forgotten(long answers, long deliveries, long events, long received, long emails, long previews) {
    }

    @Scheduled(identity = "retention", every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        for (UUID tenant : tenants.ids()) {
            try {
                apply(tenant);
            } catch (RuntimeException e) {
                LOG.errorf(e, "what is old of tenant %s stays until the next round", tenant);
            }
        }
    }

    Forgotten apply(UUID tenant) {
        int keys = answers.purge(tenant);
        WebhookPurge.Forgotten outside = webhooks.purge(tenant);
        return new Forgotten(keys, outside.deliveries(), outside.events(), journal.purge(tenant),
                emails.purge(tenant), previews.purge(tenant));
    }
}
