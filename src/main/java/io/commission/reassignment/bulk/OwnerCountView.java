package io.commission.reassignment.bulk;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How many of the accounts somebody owns on the effective date")
public record OwnerCountView(@Schema(nullable = true, description = "null: nobody") UUID ownerId,
        @Schema(nullable = true) String ownerName, int accounts) {
}
