package io.commission.notification;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.database.Row;

@Schema(name = "NotificationEmail")
public record EmailView(UUID id, UUID notificationId, UUID personId, String kind, String address, EmailStatus status,
        int attempts, @Schema(nullable = true, description = "Of a waiting one") Instant nextAttemptAt,
        @Schema(nullable = true) Instant lastAttemptAt, @Schema(nullable = true) String lastError,
        @Schema(nullable = true) Instant sentAt, Instant createdAt) {

    static EmailView of(Row row) {
        EmailStatus status = row.oneOf(EmailStatus.class, "status");
        return new EmailView(row.uuid("id"), row.uuid("notification_id"), row.uuid("person_id"), row.text("kind"),
                row.text("address"), status, row.integer("attempts"),
                status == EmailStatus.WAITING ? row.instant("next_attempt_at") : null, row.instant("last_attempt_at"),
                row.text("last_error"), row.instant("sent_at"), row.instant("created_at"));
    }
}
