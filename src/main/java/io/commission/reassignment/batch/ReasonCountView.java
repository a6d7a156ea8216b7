package io.commission.reassignment.batch;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How many are left alone for a reason")
public record ReasonCountView(@Schema(examples = "OPPORTUNITY_CLOSED") String reason, int items) {
}
