package io.commission.assignment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.calculation.Basis;
import io.commission.calculation.RateType;

@Schema(description = "One person's rate for one customer from the effective date on (PLAN-6)")
public record OverrideRequest(
        @NotNull @Schema(description = "Cannot be changed later") UUID personId,
        @NotNull @Schema(description = "Cannot be changed later") UUID accountId,
        @NotNull RateType rateType,
        @NotNull @Schema(description = "A percent, or an amount per load; 0 is an override", examples = "15.0000") BigDecimal rate,
        @Schema(description = "By default the plan's") Basis basis,
        @Schema(description = "First day, by default today; the day of an existing version corrects that version") LocalDate effectiveDate,
        @Schema(description = "Last day; by default until the next version, or open") LocalDate endDate,
        @Size(max = 2000) String notes) {
}
