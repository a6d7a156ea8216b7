package io.commission.reassignment.global;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.strategy.WayRequest;

@Schema(name = "QueueDecision", description = "What is decided for items of a manual queue; they go together as one batch")
public record DecisionRequest(
        @Schema(description = "Opportunities that wait") @Size(max = Queues.LIMIT) List<@NotNull UUID> opportunityIds,
        @Schema(description = "Accounts that wait; their opportunities that wait go with them") @Size(max = Queues.LIMIT) List<@NotNull UUID> accountIds,
        @NotNull @Valid WayRequest change,
        @Schema(description = "By default the queue's") @Size(max = 1000) String reason,
        @Schema(description = "A document or ticket; by default the queue's") @Size(max = 500) String reference) {
}
