package io.commission.reassignment.impact;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What is at stake, in the tenant's currency")
public record RevenueImpactView(
        @Schema(description = "Amounts of the opportunities that move, where they are known") BigDecimal opportunityAmount,
        @Schema(description = "Commission of their schedules from the first changed day on, and of those without one") BigDecimal commissionAtStake,
        @Schema(description = "Of it, what goes from one to another") BigDecimal commissionMoved) {
}
