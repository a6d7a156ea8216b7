package io.commission.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.commission.calculation.Basis;
import io.commission.calculation.TierMode;

@Schema(description = "A plan as it is from the effective date on (PLAN-1, PLAN-2)")
public record PlanRequest(
        @Size(max = 200) @Schema(description = "The plan's id in another system; unique") String externalId,
        @NotBlank @Size(max = 200) @Schema(examples = "Tiered revenue") String name,
        @Size(max = 2000) String description,
        @NotNull PlanType type,
        @Schema(description = "ACTIVE on an inactive plan brings it back from the effective date on") PlanStatus status,
        @Schema(description = "First day of this state, by default today; the day of an existing version corrects that version") LocalDate effectiveDate,
        @Schema(description = "Last day; by default until the next version, or open") LocalDate endDate,
        @Schema(description = "By default NET_MARGIN for PERCENT_MARGIN, what the tiers measure for TIERED, otherwise GROSS_REVENUE") Basis basis,
        @Schema(description = "Per load; FLAT_FEE only", examples = "75.00") BigDecimal flatAmount,
        @Schema(description = "PERCENT_REVENUE and PERCENT_MARGIN only; 10 is 10 %", examples = "10.0000") BigDecimal percentRate,
        @Schema(description = "By default the tenant's", examples = "10.0000") BigDecimal minimumMarginPercent,
        @Schema(description = "false: no minimum margin at all", defaultValue = "true") Boolean marginGate,
        @Schema(description = "For people without a plan of their own; one plan a day", defaultValue = "false") @JsonProperty("isDefault") Boolean isDefault,
        @Schema(description = "TIERED only", defaultValue = "MARGINAL") TierMode tierMode,
        @Schema(description = "CUSTOM only: an expression over named inputs", examples = "IF(marginPercent >= 20, margin * 0.12, margin * 0.08)") String rules,
        @Schema(description = "Most that a period pays") BigDecimal cap,
        @Schema(description = "Least that a period pays") BigDecimal floor,
        @Schema(description = "TIERED only; left out, a change keeps the tiers") List<@Valid @NotNull TierRequest> tiers,
        @Schema(description = "Left out, a change keeps the bonuses") List<@Valid @NotNull BonusRequest> bonuses) {
}
