package io.commission.reassignment.impact;

import java.math.BigDecimal;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Commission that goes from one to another")
public record CommissionTransferView(
        @Schema(nullable = true, description = "null: nobody departs, only the owner changes") UUID fromPersonId,
        @Schema(nullable = true) String fromPersonName,
        @Schema(nullable = true, description = "The first of several; null: nobody") UUID toPersonId,
        @Schema(nullable = true) String toPersonName, int opportunities, BigDecimal amount) {
}
