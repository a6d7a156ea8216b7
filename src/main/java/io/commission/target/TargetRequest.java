package io.commission.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a person aims at from the first to the last day, and at which rate their deals earn (FCT-1)")
public record TargetRequest(
        @NotNull @Schema(description = "Cannot be changed later") UUID personId,
        @NotNull @Schema(description = "First day") LocalDate startDate,
        @NotNull @Schema(description = "Last day; a quota is for a range, so there is always one, at most 10 years after the first") LocalDate endDate,
        @NotNull @Schema(description = "Of the whole range; spread evenly over whole months or quarters, otherwise by days (FCT-3)", examples = "250000.00") BigDecimal quota,
        @NotNull @Schema(description = "Percent of the amounts of the person's deals", examples = "8.5000") BigDecimal commissionRate) {
}
