package io.commission.reassignment.control;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReassignmentBatchItem", description = "An account or an opportunity of a batch, and what became of it")
public record BatchItemView(@Schema(required = true) int position, @Schema(nullable = true) UUID accountId,
        @Schema(nullable = true) String accountName, @Schema(nullable = true) UUID opportunityId,
        @Schema(nullable = true) String opportunityName, @Schema(required = true) BatchItemOutcome outcome,
        @Schema(nullable = true, description = "The change in the log, where it was applied") UUID changeId,
        @Schema(nullable = true, examples = "OPPORTUNITY_CLOSED", description = "Why it was left alone") String reason,
        @Schema(nullable = true) String detail,
        @Schema(nullable = true, description = "Why this receiver, where a strategy chose") String pick) {
}
