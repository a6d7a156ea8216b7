package io.commission.settings;

import java.math.BigDecimal;
import java.time.LocalDate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SettingsRequest", description = "The settings from a day on; what is left out stays as it is on that day")
public record SettingsRequest(
        @Schema(description = "First day, by default today; the day of an existing version corrects that version", examples = "2026-01-01") LocalDate effectiveDate,
        @Size(min = 1, max = 200) @Schema(description = "The tenant's name; not versioned") String name,
        @Schema(description = "ISO 4217; only before the first entry", examples = "USD") String currency,
        @Schema(description = "IANA", examples = "America/Chicago") String timeZone,
        Settings.Trigger calculationTrigger,
        @Schema(description = "Whether loads without any plan earn the default rate (PLAN-7)") Boolean defaultRateEnabled,
        @Schema(description = "Percent of the net margin", examples = "10.0000") BigDecimal defaultRate,
        @Schema(description = "Percent", examples = "10.0000") BigDecimal defaultMinimumMargin,
        @Schema(description = "The primary's percent where shares are not given (LOAD-2)", examples = "60.0000") BigDecimal basePrimarySplit,
        Settings.SplitMode splitMode, Settings.PaymentSchedule paymentSchedule,
        @Min(1) @Max(31) @Schema(description = "29 to 31: the last day of shorter months (PAY-7)") Integer payoutGenerationDay,
        @Schema(description = "A net above it needs a person's approval (PAY-4)", examples = "10000.00") BigDecimal payoutApprovalThreshold,
        @Schema(description = "Most that is recovered, percent of the earnings; 100 for no cap (DRAW-2)") BigDecimal recoveryCapPercent,
        @Schema(description = "Whether draws of a part of a month are prorated by days (DRAW-2)") Boolean prorateDraws,
        @Schema(description = "What becomes of won opportunities, and of those with reconciled rows, when somebody leaves (RSG-5)") Settings.ClosedWon closedWon,
        @Schema(description = "An account with more expected commission is named as of high value (BLK-2)", examples = "10000.00") BigDecimal highValueThreshold,
        @Schema(description = "Percent of the projected commission that open deals in pipeline count for (FCT-2)", examples = "10.0000") BigDecimal pipelineWeight,
        @Schema(description = "Percent of the projected commission that open deals in best_case count for (FCT-2)", examples = "25.0000") BigDecimal bestCaseWeight,
        @Schema(description = "Percent of the projected commission that open deals in commit count for (FCT-2)", examples = "75.0000") BigDecimal commitWeight) {
}
