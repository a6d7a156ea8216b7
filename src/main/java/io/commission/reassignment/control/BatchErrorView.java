package io.commission.reassignment.control;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "BatchError", description = "Why a batch failed")
public record BatchErrorView(@Schema(required = true, examples = "PREVIEW_STALE") String code,
        @Schema(required = true) String detail) {
}
