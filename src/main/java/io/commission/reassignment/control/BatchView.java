package io.commission.reassignment.control;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.change.Level;
import io.commission.reassignment.batch.BatchStatus;

@Schema(name = "ReassignmentBatch", description = "A reassignment as it stands (BAT-1)")
public record BatchView(@Schema(required = true) UUID id, @Schema(required = true) Level level,
        @Schema(required = true) BatchStatus status,
        @Schema(required = true, description = "UNIFORM, SEGMENTED, MANUAL_QUEUE, AUTO, ACCOUNTS, ROLLBACK, OWNER, or a change's type") String strategy,
        @Schema(required = true) BatchScopeView scope, @Schema(required = true) String reason,
        @Schema(nullable = true) String reference, @Schema(nullable = true) LocalDate effectiveDate,
        @Schema(required = true, description = "Items, known once the batch has started") int total,
        @Schema(required = true) int applied,
        @Schema(required = true, description = "Left alone by a rule") int skipped,
        @Schema(required = true, description = "Left alone because of a later change") int conflicted,
        @Schema(required = true, description = "The same by reason") List<BatchCountView> skippedByReason,
        @Schema(required = true, description = "0 to 100") int progress,
        @Schema(nullable = true, description = "Estimated, while it runs") Long remainingSeconds,
        @Schema(nullable = true) BatchErrorView error, @Schema(required = true) boolean notifyUsers,
        @Schema(required = true) Instant createdAt, @Schema(required = true) String createdBy,
        @Schema(nullable = true) Instant startedAt, @Schema(nullable = true) Instant executedAt,
        @Schema(nullable = true, description = "The manual queue to which it belongs") UUID queueId,
        @Schema(nullable = true, description = "The batch that this one rolls back") UUID rollbackOf,
        @Schema(nullable = true, description = "The batch that rolls this one back") UUID rolledBackBy,
        @Schema(nullable = true, description = "Until when it can be rolled back (BAT-3)") Instant rollbackUntil,
        @Schema(required = true, description = "What the caller may do now") List<BatchAction> actions) {
}
