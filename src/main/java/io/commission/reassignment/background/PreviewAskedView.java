package io.commission.reassignment.background;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Resources answer it beside something else, so it is not seen in what they declare. */
@RegisterForReflection
@Schema(name = "ReassignmentPreviewAsked", description = "A preview is made in the background")
public record PreviewAskedView(
        @Schema(required = true, description = "For /reassignment-previews/{id}") UUID previewId,
        @Schema(required = true) PreviewStatus status) {
}
