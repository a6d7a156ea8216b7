package io.commission.reassignment.strategy;

import java.math.BigDecimal;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a person is given by CUSTOM, as their new total (RSG-3)")
public record SplitRequest(
        @NotNull @Schema(description = "A person's id or unassigned", examples = "unassigned") String personId,
        @NotNull @Schema(description = "Percent with at most 2 decimals", examples = "15.00") BigDecimal percent) {
}
