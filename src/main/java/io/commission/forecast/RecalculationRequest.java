package io.commission.forecast;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What is computed anew; everything where nothing is given (FCT-5)")
public record RecalculationRequest(
        @Size(min = 1, max = Recalculations.MOST_PEOPLE) @Schema(description = "Deals and records of these people, House and Unassigned among them; by default of everybody") List<@NotNull UUID> personIds,
        @Schema(description = "First month of close dates; with either end undated deals are left out") YearMonth from,
        @Schema(description = "Last month") YearMonth to,
        @Schema(description = "By default manual") RecalculationKind kind) {
}
