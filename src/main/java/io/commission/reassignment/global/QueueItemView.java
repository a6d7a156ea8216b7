package io.commission.reassignment.global;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "An account or an opportunity of a manual queue")
public record QueueItemView(int position, @Schema(nullable = true) UUID accountId,
        @Schema(nullable = true) String accountName, @Schema(nullable = true) UUID opportunityId,
        @Schema(nullable = true) String opportunityName, boolean waiting,
        @Schema(nullable = true, description = "The batch that carries out what was decided") UUID batchId) {
}
