package io.commission.schedule;

import java.math.BigDecimal;
import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A row of a revenue schedule as it is planned; both days are inclusive. */
@Schema(name = "ScheduleRowRequest")
public record ScheduleRowRequest(
        @Size(min = 1, max = 200) @Schema(description = "unique in the opportunity", nullable = true, examples = "R-1") String externalId,
        @NotNull @Schema(examples = "2026-06-01") LocalDate startDate,
        @NotNull @Schema(examples = "2026-06-30") LocalDate endDate,
        @Schema(nullable = true, examples = "3000.00") BigDecimal expectedRevenue,
        @NotNull @Schema(examples = "300.00") BigDecimal expectedCommission) {
}
