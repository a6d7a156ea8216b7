package io.commission.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Webhook")
public record WebhookView(UUID id, String url, List<String> eventTypes, boolean active, String description,
        Instant createdAt, String createdBy, Instant updatedAt, String updatedBy) {
    static WebhookView of(WebhookSubscription subscription) {
        return new WebhookView(subscription.id, subscription.url, List.of(subscription.eventTypes), subscription.active,
                subscription.description, subscription.createdAt, subscription.createdBy, subscription.updatedAt,
                subscription.updatedBy);
    }
}
