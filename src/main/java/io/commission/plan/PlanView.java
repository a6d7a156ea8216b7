package io.commission.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.commission.calculation.Basis;
import io.commission.calculation.TierMode;
import io.commission.money.MinorUnits;

@Schema(description = "A plan in one of its versions")
public record PlanView(
        UUID id,
        String externalId,
        String name,
        String description,
        PlanType type,
        PlanStatus status,
        @Schema(description = "First day of this version") LocalDate effectiveDate,
        @Schema(description = "Last day of this version; null: open") LocalDate endDate,
        Basis basis,
        BigDecimal flatAmount,
        BigDecimal percentRate,
        @Schema(description = "null: the tenant's default") BigDecimal minimumMarginPercent,
        boolean marginGate,
        @JsonProperty("isDefault") boolean isDefault,
        TierMode tierMode,
        String rules,
        BigDecimal cap,
        BigDecimal floor,
        List<PlanTier> tiers,
        List<PlanBonus> bonuses,
        @Schema(description = "false: its tiers do not reach to the end yet, so it cannot be assigned") boolean complete,
        UUID versionId,
        @Schema(description = "1, and one more with each correction of the version") int revision,
        @Schema(description = "false: corrected or taken back") boolean live,
        Instant createdAt,
        String createdBy) {

    public static PlanView of(PlanVersion version, MinorUnits units) {
        PlanContent c = version.content();
        return new PlanView(version.planId(), version.externalId(), c.name(), c.description(), c.type(),
                version.status(),
                version.from(), version.to(), c.basis(), money(c.flatAmount(), units), c.percentRate(),
                c.minimumMarginPercent(), c.marginGate(), c.isDefault(), c.tierMode(), c.rules(), money(c.cap(), units),
                money(c.floor(), units), c.tiers().stream().map(tier -> tier.exact(units)).toList(),
                c.bonuses().stream().map(bonus -> bonus.exact(units)).toList(), c.complete(), version.id(),
                version.revision(),
                version.live(), version.createdAt(), version.createdBy());
    }

    private static BigDecimal money(BigDecimal amount, MinorUnits units) {
        return amount == null ? null : units.exact(amount);
    }
}
