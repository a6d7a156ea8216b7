package io.commission.reassignment.bulk;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.impact.CommissionTransferView;
import io.commission.reassignment.impact.ImpactView;
import io.commission.reassignment.impact.ItemCountsView;
import io.commission.reassignment.impact.LeftView;
import io.commission.reassignment.impact.RevenueImpactView;
import io.commission.reassignment.sight.WarningView;

@Schema(name = "BulkReassignmentPreview", description = "What giving accounts away will do (BLK-2); carrying it out does the same to the cent (RSG-8)")
public record BulkPreviewView(LocalDate effectiveDate, LocalDate endDate, List<OwnerCountView> accountsByOwner,
        RevenueImpactView revenueImpact, List<CommissionTransferView> commissionTransfers,
        @Schema(description = "At most 1,000") List<WarningView> warnings,
        @Schema(description = "What a later change that is known already keeps as it is; at most 1,000") List<LeftView> conflicts,
        ItemCountsView itemCounts,
        @Schema(nullable = true, description = "Without a new owner, or for one that the caller may not see: null") PortfolioView portfolioSummary,
        AssociationsView transferAssociations, ImpactView impact,
        @Schema(description = "Give it to the execution: it is refused when anything behind the preview has changed") String stateHash) {
}
