package io.commission.reassignment.global;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.impact.CommissionTransferView;
import io.commission.reassignment.impact.ImpactView;
import io.commission.reassignment.impact.ItemCountsView;
import io.commission.reassignment.impact.LeftView;
import io.commission.reassignment.sight.WarningView;
import io.commission.reassignment.strategy.StrategyKind;

@Schema(name = "GlobalReassignmentPreview", description = "All that a person holds, and what a strategy will do with it; carrying it out does the same to the cent (RSG-8)")
public record GlobalPreviewView(UUID personId, String personName, StrategyKind strategy, LocalDate effectiveDate,
        LocalDate endDate, HoldingsView scope,
        @Schema(description = "What each receiver gets; of a MANUAL_QUEUE, what waits") List<PickedView> receivers,
        List<CommissionTransferView> commissionTransfers,
        @Schema(description = "At most 1,000") List<WarningView> warnings,
        @Schema(description = "What a later change that is known already keeps as it is; at most 1,000") List<LeftView> conflicts,
        ItemCountsView itemCounts,
        @Schema(description = "Of a MANUAL_QUEUE nothing: nothing moves before it is decided") ImpactView impact,
        @Schema(description = "Give it to the execution: it is refused when anything behind the preview has changed") String stateHash) {
}
