package io.commission.reassignment.bulk;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.strategy.SplitRequest;
import io.commission.reassignment.strategy.StrategyRequest;
import io.commission.structure.ChangeType;

@Schema(description = "Accounts that go to another owner (BLK-1)")
public record BulkReassignRequest(
        @NotEmpty @Schema(description = "Accounts of the caller's reach, at most 10,000") List<@NotNull UUID> accountIds,
        @Schema(description = "A person's id, house or unassigned; may be left out with a strategy, which then chooses the owners too", examples = "house") @Size(max = 100) String newOwnerId,
        @Schema(description = "Role of the assignment; by default the one that the owner before has at the account, or ACCOUNT_MANAGER") @Size(max = 100) String assignmentRole,
        @Schema(description = "First day of the new state; by default the first of next month", examples = "2026-12-01") LocalDate effectiveDate,
        @Schema(description = "Last day of the old state; by default the day before") LocalDate endDate,
        @Schema(description = "Whether open opportunities follow; by default true") Boolean transferCommissions,
        @Schema(description = "By default transferToNewRep, with house transferToHouse") CommissionOption commissionOption,
        @Schema(description = "In the place of an option: the change of each opportunity") ChangeType type,
        @Schema(description = "With type DIRECT_TRANSFER: who receives; by default the new owner") @Size(max = 100) String newRepId,
        @Schema(description = "With type CUSTOM: who is given which percent") @Size(max = 50) List<@Valid @NotNull SplitRequest> customSplits,
        @Schema(description = "In the place of an option: a strategy of level 3") @Valid StrategyRequest strategy,
        @Schema(description = "Only with house: on whom the assignment is recorded; they get no line and no entry") @Size(max = 100) String houseDummyRepId,
        @Schema(description = "Whether the previous and the new reps are told; by default true") Boolean notifyUsers,
        @NotBlank @Size(max = 1000) @Schema(examples = "Ann leaves the company") String reason,
        @Schema(description = "A document or ticket that the changes rest on") @Size(max = 500) String reference,
        @Schema(description = "Of a preview: refused when what it showed is gone (RSG-8)") @Size(max = 100) String stateHash) {

    BulkPreviewRequest asked() {
        return new BulkPreviewRequest(accountIds, newOwnerId, assignmentRole, effectiveDate, endDate,
                transferCommissions, commissionOption, type, newRepId, customSplits, strategy, houseDummyRepId);
    }
}
