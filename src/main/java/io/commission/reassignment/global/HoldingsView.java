package io.commission.reassignment.global;

import java.math.BigDecimal;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.impact.RoleCountView;
import io.commission.reassignment.impact.TerritoryCountView;

@Schema(description = "All that a person holds on the effective date")
public record HoldingsView(int accounts,
        @Schema(description = "Open or closed, with a line of the person or owned by them") int opportunities,
        @Schema(description = "That can move") int openOpportunities,
        @Schema(description = "The person's own part from the first changed day on") BigDecimal commissionAtStake,
        @Schema(description = "Commission of the opportunities that can move, by territory of the account") List<TerritoryCountView> byTerritory,
        @Schema(description = "The same by the person's role") List<RoleCountView> byRole) {
}
