package io.commission.reassignment.control;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "BatchScopeSummary", description = "What a batch is about; its items are a list of their own")
public record BatchScopeView(
        @Schema(nullable = true, description = "How many accounts were named") Integer accounts,
        @Schema(nullable = true, description = "How many opportunities were named") Integer opportunities,
        @Schema(nullable = true) UUID personId, @Schema(nullable = true) String personName) {
}
