package io.commission.reassignment.strategy;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.structure.ChangeType;

@Schema(description = "A change of one opportunity's commission structure. One of the dates fixes the other (TIME-3)")
public record ChangeRequest(
        @NotNull ChangeType type,
        @Schema(description = "Last day of the old state", examples = "2026-06-15") LocalDate endDate,
        @Schema(description = "First day of the new state", examples = "2026-06-16") LocalDate effectiveDate,
        @Schema(description = "DIRECT_TRANSFER: who receives, a person's id or unassigned") @Size(max = 100) String newRepId,
        @Schema(description = "CUSTOM: who is given which percent; the first takes the departing role") @Size(max = 50) List<@Valid @NotNull SplitRequest> customSplits,
        @Schema(description = "Who departs; by default the HOUSE_REP") @Size(max = 100) String departingRepId) {
}
