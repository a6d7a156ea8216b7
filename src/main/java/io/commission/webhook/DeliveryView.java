package io.commission.webhook;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.database.Row;

@Schema(name = "WebhookDelivery")
public record DeliveryView(UUID id, @Schema(description = "The CloudEvent's id") UUID eventId, String eventType,
        String position, UUID personId, DeliveryStatus status, int attempts,
        @Schema(nullable = true, description = "Of a waiting one") Instant nextAttemptAt,
        @Schema(nullable = true) Instant lastAttemptAt,
        @Schema(nullable = true, description = "The HTTP status of the last answer") Integer lastStatus,
        @Schema(nullable = true) String lastError, @Schema(nullable = true) Instant deliveredAt, Instant createdAt) {
    static DeliveryView of(Row row) {
        DeliveryStatus status = row.oneOf(DeliveryStatus.class, "status");
        return new DeliveryView(row.uuid("id"), row.uuid("event_id"), row.text("type"),
                row.number("position").toString(), row.uuid("person_id"), status, row.integer("attempts"),
                status == DeliveryStatus.WAITING ? row.instant("next_attempt_at") : null,
                row.instant("last_attempt_at"), row.integer("last_status"), row.text("last_error"),
                row.instant("delivered_at"), row.instant("created_at"));
    }
}
