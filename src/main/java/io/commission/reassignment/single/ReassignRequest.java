package io.commission.reassignment.single;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.strategy.ChangeRequest;
import io.commission.reassignment.strategy.SplitRequest;
import io.commission.structure.ChangeType;

@Schema(description = "A change of one opportunity's commission structure to be carried out")
public record ReassignRequest(
        @NotNull ChangeType type,
        @Schema(description = "Last day of the old state", examples = "2026-06-15") LocalDate endDate,
        @Schema(description = "First day of the new state", examples = "2026-06-16") LocalDate effectiveDate,
        @Schema(description = "DIRECT_TRANSFER: who receives, a person's id or unassigned") @Size(max = 100) String newRepId,
        @Schema(description = "CUSTOM: who is given which percent; the first takes the departing role") @Size(max = 50) List<@Valid @NotNull SplitRequest> customSplits,
        @Schema(description = "Who departs; by default the HOUSE_REP") @Size(max = 100) String departingRepId,
        @NotBlank @Size(max = 1000) @Schema(examples = "Ann leaves the company") String reason,
        @Schema(description = "A document or ticket that the change rests on") @Size(max = 500) String reference,
        @Schema(description = "Of a preview: refused when what it showed is gone (RSG-8)") @Size(max = 100) String stateHash,
        @Schema(description = "Whether the previous and the new reps are told; by default true") Boolean notifyUsers) {

    ChangeRequest change() {
        return new ChangeRequest(type, endDate, effectiveDate, newRepId, customSplits, departingRepId);
    }
}
