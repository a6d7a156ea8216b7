package io.commission.reassignment.strategy;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.structure.ChangeType;

@Schema(name = "StrategyChange", description = "A change that a strategy makes of everything that it is chosen for")
public record WayRequest(@NotNull ChangeType type,
        @Schema(description = "DIRECT_TRANSFER: who receives, a person's id or unassigned") @Size(max = 100) String newRepId,
        @Schema(description = "CUSTOM: who is given which percent; the first takes the departing role") @Size(max = 50) List<@Valid @NotNull SplitRequest> customSplits) {
}
