package io.commission.reassignment.control;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.batch.BatchScope;
import io.commission.reassignment.strategy.StrategyRequest;

@Schema(description = "A reassignment to be carried out in the background")
public record BatchRequest(@NotNull @Valid BatchScope scope,
        @NotNull @Valid StrategyRequest strategy,
        @NotBlank @Size(max = 1000) @Schema(examples = "Ann leaves the company") String reason,
        @Schema(description = "A document or ticket that the changes rest on") @Size(max = 500) String reference,
        @Valid @Schema(description = "What is done to each opportunity; by default its HOUSE_REP's line goes to House on the first of next month") BatchChangeRequest change,
        @Schema(description = "Of a preview: the batch fails without a change when what it showed is gone by its start (RSG-8)") @Size(max = 100) String stateHash,
        @Schema(description = "Whether the previous and the new reps are told; by default true") Boolean notifyUsers) {
}
