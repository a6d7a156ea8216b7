package io.commission.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.opportunity.StructureLineRequest;
import io.commission.posting.deal.DealStatus;

@Schema(description = "What is supposed: deals that close or change, targets that are others; at least one")
public record WhatIfRequest(
        @Size(max = 500) List<@NotNull @Valid SupposedDeal> deals,
        @Size(max = 50) List<@NotNull @Valid SupposedTarget> targets,
        @Size(max = 200) @Schema(description = "Only what this person would earn; by default everybody whom the caller may read") String personId) {

    @Schema(description = "A deal that is there, or one that might be: then with an owner")
    public record SupposedDeal(
            @Schema(description = "A deal that the caller may read") UUID dealId,
            @Size(max = 200) @Schema(description = "Of a deal that is not there yet: a person's id, house or unassigned") String ownerId,
            @Size(max = 100) @Schema(description = "Of a deal that is not there yet; by default all is the owner's") List<@NotNull @Valid StructureLineRequest> structure,
            @Schema(description = "By default closed_won") DealStatus status,
            @Schema(description = "By default the deal's", examples = "12000.00") BigDecimal amount,
            @Schema(description = "By default the deal's; today where that has passed or is missing and the deal closes") LocalDate closeDate,
            @Schema(description = "By default the one that the CRM supplied; where it supplied one, another amount alone changes no commission") BigDecimal expectedCommission) {
    }

    @Schema(description = "A target in the place of what the person has on its days; of a target that it covers in part, the other days keep their part of its quota")
    public record SupposedTarget(
            @NotNull UUID personId,
            @NotNull LocalDate startDate,
            @NotNull LocalDate endDate,
            @NotNull @Schema(description = "Of the whole range", examples = "250000.00") BigDecimal quota,
            @NotNull @Schema(description = "Percent", examples = "8.5000") BigDecimal commissionRate) {
    }
}
