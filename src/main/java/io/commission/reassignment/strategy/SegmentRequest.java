package io.commission.reassignment.strategy;

import java.math.BigDecimal;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "StrategySegment", description = "A rule of SEGMENTED: everything that is given must be met; what is left out is met by all")
public record SegmentRequest(
        @Schema(description = "Of the account") @Size(max = 100) Set<@NotNull @Size(max = 200) String> accountTypes,
        @Schema(description = "Of the account") @Size(max = 100) Set<@NotNull @Size(max = 200) String> territories,
        @Schema(description = "Stage text or status of the opportunity; an account meets it when all its opportunities do") @Size(max = 100) Set<@NotNull @Size(max = 200) String> stages,
        @Schema(description = "Least commission of the opportunity, of an account that of its opportunities together") @PositiveOrZero BigDecimal commissionFrom,
        @Schema(description = "The commission must be below this") @PositiveOrZero BigDecimal commissionBelow,
        @NotNull @Valid WayRequest change) {
}
