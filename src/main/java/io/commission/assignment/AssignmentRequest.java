package io.commission.assignment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A person's plan from the effective date on (PLAN-6)")
public record AssignmentRequest(
        @NotNull @Schema(description = "Cannot be changed later") UUID personId,
        @NotNull UUID planId,
        @Schema(description = "First day, by default today; the day of an existing version corrects that version") LocalDate effectiveDate,
        @Schema(description = "Last day; by default until the next version, or open") LocalDate endDate,
        @Schema(description = "A percent in place of the plan's rate; 0 is an override", examples = "12.5000") BigDecimal overrideRate,
        @Schema(description = "An amount per load in place of the plan's rate; 0 is an override. Not together with overrideRate") BigDecimal overrideFlat,
        @Schema(description = "Advanced each month", examples = "2000.00") BigDecimal drawAmount,
        @Schema(defaultValue = "true") Boolean drawRecoverable) {
}
