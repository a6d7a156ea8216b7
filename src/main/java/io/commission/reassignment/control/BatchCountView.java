package io.commission.reassignment.control;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "BatchLeftCount", description = "How many items were left alone for a reason")
public record BatchCountView(@Schema(required = true, examples = "OPPORTUNITY_CLOSED") String reason,
        @Schema(required = true) int count) {
}
