package io.commission.reassignment.global;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.strategy.StrategyRequest;

@Schema(description = "All that a person holds goes to others by a strategy")
public record GlobalExecuteRequest(
        @NotBlank @Size(max = 100) @Schema(description = "Whose accounts, opportunities and commissions move: a person's id or unassigned") String personId,
        @NotNull @Valid StrategyRequest strategy,
        @Schema(description = "First day of the new state; by default the day after the person's commission end, or the first of next month") LocalDate effectiveDate,
        @Schema(description = "Last day of the old state; by default the day before") LocalDate endDate,
        @Schema(description = "Role of the accounts' assignments; by default the person's own there") @Size(max = 100) String assignmentRole,
        @Schema(description = "Whether the previous and the new reps are told; by default true") Boolean notifyUsers,
        @NotBlank @Size(max = 1000) @Schema(examples = "Ann leaves the company") String reason,
        @Schema(description = "A document or ticket that the changes rest on") @Size(max = 500) String reference,
        @Schema(description = "Of a preview: refused when what it showed is gone (RSG-8)") @Size(max = 100) String stateHash) {

    GlobalPreviewRequest asked() {
        return new GlobalPreviewRequest(personId, strategy, effectiveDate, endDate, assignmentRole);
    }
}
