package io.commission.operations;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.idempotency.IdempotencyPurge;
import io.commission.webhook.WebhookPurge;

/** Everything that is kept for a time only. The replicas purge the same by themselves, hourly. */
@ApplicationScoped
class Retention {
    private final IdempotencyPurge answers;
    private final WebhookPurge webhooks;

    Retention(IdempotencyPurge answers, WebhookPurge webhooks) {
        this.answers = answers;
        this.webhooks = webhooks;
    }

    record Forgotten(long answers, long deliveries, long events) {
    }

    Forgotten apply(UUID tenant) {
        int keys = answers.purge(tenant);
        WebhookPurge.Forgotten outside = webhooks.purge(tenant);
        return new Forgotten(keys, outside.deliveries(), outside.events());
    }
}
