package io.commission.reassignment.global;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What one receiver gets by the strategy")
public record PickedView(
        @Schema(nullable = true, description = "null: people decide, or House takes the line") UUID personId,
        @Schema(nullable = true) String personName, int accounts, int opportunities) {
}
