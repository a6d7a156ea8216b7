package io.commission.webhook;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data of {@code reassignment.*}; it describes what the end of a batch tells. */
@Schema(name = "BatchEventData")
public record BatchEventData(
        @Schema(required = true) UUID batchId,
        @Schema(required = true, examples = "L2") String level,
        @Schema(required = true, examples = "UNIFORM") String strategy,
        @Schema(required = true, examples = "COMPLETE") String status,
        @Schema(required = true) int total,
        @Schema(required = true) int applied,
        @Schema(required = true) int skipped,
        @Schema(required = true) int conflicted,
        @Schema(nullable = true, description = "The batch that it rolled back") UUID rollbackOf,
        @Schema(nullable = true, examples = "PREVIEW_STALE") String errorCode) {
}
