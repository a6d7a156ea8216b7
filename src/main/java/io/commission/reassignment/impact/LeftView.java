package io.commission.reassignment.impact;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "An account or an opportunity that is left alone, and why")
public record LeftView(@Schema(nullable = true) UUID accountId, @Schema(nullable = true) UUID opportunityId,
        @Schema(examples = "OPPORTUNITY_CLOSED") String reason, @Schema(nullable = true) String detail) {
}
