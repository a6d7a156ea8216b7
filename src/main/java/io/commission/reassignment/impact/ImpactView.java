package io.commission.reassignment.impact;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.batch.ReasonCountView;
import io.commission.reassignment.sight.DeltaView;

@Schema(name = "ReassignmentImpact", description = "What a reassignment does, in money; carrying it out does the same to the cent (RSG-8)")
public record ImpactView(
        @Schema(description = "By person and month") List<DeltaView> previewDeltas,
        @Schema(description = "The most frequent first, at most 200") List<StructureChangeView> structures,
        @Schema(description = "How many kinds of changes are not listed") int structuresNotListed,
        List<TerritoryCountView> byTerritory, List<RoleCountView> byRole,
        @Schema(description = "At most 1,000; skippedByReason counts all") List<LeftView> skipped,
        List<ReasonCountView> skippedByReason) {
}
