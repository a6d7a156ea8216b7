package io.commission.plan;

import java.math.BigDecimal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.calculation.RateType;
import io.commission.calculation.ThresholdType;
import io.commission.calculation.TierPeriod;

@Schema(description = "One tier of a plan (PLAN-3)")
public record TierRequest(
        @Schema(description = "1, 2, 3 …; by default its place in the list") Integer tierNumber,
        @Size(max = 200) String name,
        @NotNull ThresholdType thresholdType,
        @Schema(description = "Inclusive. By default where the tier before ends, the first one at 0", examples = "0") BigDecimal minimum,
        @Schema(description = "Exclusive; null on the last tier", examples = "50000.00") BigDecimal maximum,
        @NotNull RateType rateType,
        @NotNull @Schema(description = "A percent (8 is 8 %), or an amount per load", examples = "8.0000") BigDecimal rate,
        @NotNull TierPeriod period) {
}
