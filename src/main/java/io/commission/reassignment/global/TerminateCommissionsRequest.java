package io.commission.reassignment.global;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.strategy.StrategyRequest;

@Schema(description = "All commissions of a person end, and go to others by a strategy")
public record TerminateCommissionsRequest(
        @NotNull @Valid StrategyRequest strategy,
        @NotNull @Schema(description = "The person's last day with commission; it becomes their commissionEndDate unless that is earlier, and a rollback leaves it") LocalDate endDate,
        @Schema(description = "First day of the receivers; by default the day after. On days between, House has the person's lines") LocalDate effectiveDate,
        @Schema(description = "Role of the accounts' assignments; by default the person's own there") @Size(max = 100) String assignmentRole,
        @Schema(description = "Whether the previous and the new reps are told; by default true") Boolean notifyUsers,
        @NotBlank @Size(max = 1000) @Schema(examples = "Ann leaves the company") String reason,
        @Schema(description = "A document or ticket that the changes rest on") @Size(max = 500) String reference) {

    GlobalExecuteRequest of(String person) {
        return new GlobalExecuteRequest(person, strategy, effectiveDate, endDate, assignmentRole, notifyUsers, reason,
                reference, null);
    }
}
