package io.commission.reassignment.global;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.batch.BatchStatus;

@Schema(description = "Level 3 that has not ended: a batch, or a queue that waits for decisions")
public record PendingView(UUID batchId, @Schema(examples = "MANUAL_QUEUE") String strategy, BatchStatus status,
        @Schema(nullable = true) UUID personId, @Schema(nullable = true) String personName,
        @Schema(nullable = true) LocalDate effectiveDate, String reason, int total,
        @Schema(description = "Applied, skipped or decided") int done,
        @Schema(description = "Items of a queue that wait for a decision") int waiting, Instant createdAt,
        String createdBy) {
}
