package io.commission.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.money.MinorUnits;

@Schema(description = "The tiers of a plan's version")
public record TierSetView(
        UUID planId,
        UUID versionId,
        LocalDate effectiveDate,
        LocalDate endDate,
        @Schema(description = "Whether the last tier is open, so that the plan can be assigned") boolean complete,
        List<PlanTier> tiers) {

    static TierSetView of(PlanVersion version, MinorUnits units) {
        return new TierSetView(version.planId(), version.id(), version.from(), version.to(),
                version.content().complete(),
                version.content().tiers().stream().map(tier -> tier.exact(units)).toList());
    }
}
