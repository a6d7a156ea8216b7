package io.commission.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.change.Level;

/** The batches of reassignment by where they stand. */
@Schema(name = "ReassignmentDashboard")
public record ReassignmentBoardView(List<Column> columns) {

    @Schema(name = "ReassignmentState")
    public enum State {
        PENDING, RUNNING, COMPLETE, ERROR, CANCELLED
    }

    @Schema(name = "ReassignmentAction", description = "What the caller may do with a batch now")
    public enum Action {
        CANCEL, RETRY, ROLLBACK
    }

    @Schema(name = "ReassignmentColumn")
    public record Column(State status, @Schema(description = "All of them") long count,
            @Schema(description = "The newest") List<Card> latest) {
    }

    /** @param accounts how many the scope names; null where it names none */
    @Schema(name = "ReassignmentScope")
    public record Scope(@Schema(nullable = true) Integer accounts, @Schema(nullable = true) Integer opportunities,
            @Schema(nullable = true) UUID personId, @Schema(nullable = true) String personName) {
    }

    @Schema(name = "ReassignmentCard")
    public record Card(UUID batchId, Level level, State status,
            @Schema(examples = "UNIFORM") String strategy, Scope scope, String reason,
            @Schema(nullable = true) LocalDate effectiveDate, int total, int applied, int skipped, int conflicted,
            @Schema(description = "0 to 100") int progress, @Schema(nullable = true) String errorCode,
            Instant createdAt, String createdBy, @Schema(nullable = true) String createdByName,
            @Schema(nullable = true) Instant executedAt, @Schema(nullable = true) UUID rollbackOf,
            @Schema(nullable = true) UUID rolledBackBy, List<Action> actions) {
    }
}
