package io.commission.reassignment.background;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.bulk.BulkPreviewView;
import io.commission.reassignment.global.GlobalPreviewView;

@Schema(name = "ReassignmentPreview", description = "A preview that is made in the background. READY: bulk or global, as its kind says, is what the call would have answered")
public record PreviewView(
        @Schema(required = true) UUID previewId,
        @Schema(required = true) PreviewKind kind,
        @Schema(required = true) PreviewStatus status,
        @Schema(nullable = true, description = "Of kind BULK, when it is READY") BulkPreviewView bulk,
        @Schema(nullable = true, description = "Of kind GLOBAL, when it is READY") GlobalPreviewView global,
        @Schema(nullable = true, description = "When it FAILED") PreviewProblemView problem,
        @Schema(required = true) Instant createdAt,
        @Schema(nullable = true, description = "While it is RUNNING, null") Instant endedAt) {
}
