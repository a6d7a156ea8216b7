package io.commission.report;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Totals", description = "Commissions, bonuses and adjustments by how far they have come; reversed entries are in none")
@RegisterForReflection
public record TotalsView(
        @Schema(required = true) BigDecimal pending,
        @Schema(required = true, description = "Approved, in no payout yet") BigDecimal approved,
        @Schema(required = true, description = "Approved, in a payout that is not paid yet") BigDecimal inPayout,
        @Schema(required = true) BigDecimal paid,
        @Schema(required = true, description = "pending + approved + inPayout + paid") BigDecimal total,
        @Schema(required = true, description = "How many entries the total adds up") long entries,
        @Schema(required = true, description = "Draws advanced; not part of the total") BigDecimal drawAdvance,
        @Schema(required = true, description = "Draws recovered, 0 or negative; not part of the total") BigDecimal drawRecovery,
        @Schema(description = "Parts of House and Unassigned, which nobody is paid; for those who read everything") BigDecimal retained) {
}
