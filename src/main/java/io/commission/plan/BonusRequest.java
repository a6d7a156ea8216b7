package io.commission.plan;

import java.math.BigDecimal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.calculation.ThresholdType;

@Schema(description = "Reach the threshold within the tier period, get the amount once (PLAN-9)")
public record BonusRequest(
        @Size(max = 200) String name,
        @NotNull ThresholdType thresholdType,
        @NotNull @Schema(examples = "100000.00") BigDecimal threshold,
        @NotNull @Schema(examples = "500.00") BigDecimal amount) {
}
