package io.commission.reassignment.background;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReassignmentPreviewProblem", description = "Why there is no preview")
public record PreviewProblemView(
        @Schema(required = true, description = "A problem's code", examples = "RECEIVER_TERMINATED") String code,
        @Schema(required = true, description = "What is wrong and what to change") String detail) {
}
