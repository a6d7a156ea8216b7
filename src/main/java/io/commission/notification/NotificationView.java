package io.commission.notification;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Notification")
public record NotificationView(UUID id, NoticeKind kind, NoticeGroup group, String title, String body,
        NoticeData about, boolean urgent, Instant createdAt, @Schema(nullable = true) Instant readAt) {
}
