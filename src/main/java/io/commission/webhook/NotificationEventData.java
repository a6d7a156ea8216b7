package io.commission.webhook;

import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data of {@code notification.created}; it describes what notices tell. */
@Schema(name = "NotificationEventData")
public record NotificationEventData(
        @Schema(required = true) UUID notificationId,
        @Schema(required = true, description = "Who is told") UUID personId,
        @Schema(required = true, examples = "REASSIGNED") String kind,
        @Schema(required = true, examples = "REASSIGNMENTS") String group,
        @Schema(required = true) String title,
        @Schema(required = true) String body,
        @Schema(required = true) boolean urgent,
        @Schema(required = true, description = "As far as it is known") About about) {

    @Schema(name = "NotificationEventAbout")
    public record About(UUID batchId, UUID opportunityId, String opportunityName, UUID accountId, String accountName,
            UUID personId, String personName, LocalDate effectiveDate, Integer applied, Integer skipped,
            Integer conflicted, Integer accounts, Integer waiting, String errorCode, UUID previewId) {
    }
}
