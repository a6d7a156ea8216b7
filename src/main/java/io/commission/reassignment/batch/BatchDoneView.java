package io.commission.reassignment.batch;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReassignmentDone", description = "What a reassignment did, or the batch that will")
public record BatchDoneView(UUID batchId, BatchStatus status,
        @Schema(description = "0 while the batch waits for its turn") int total, int applied, int skipped,
        int conflicted, @Schema(description = "What was left alone, by reason") List<ReasonCountView> skippedByReason) {
}
