package io.commission.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.opportunity.StructureLineRequest;
import io.commission.posting.deal.DealStatus;

/** How a sync looks, for the API document; {@link DealSync} reads it, a deal at a time. */
@Schema(name = "DealSyncRequest", description = "Deals as a CRM has them, by external id")
record DealSyncRequest(
        @Schema(required = true, maxItems = DealSync.MAX_DEALS) List<SyncedDeal> deals) {

    @Schema(name = "SyncedDeal", description = "A property left out stays as it is, null empties it. A new deal needs a name.")
    record SyncedDeal(
            @Schema(required = true, maxLength = DealCells.MAX_TEXT, examples = "006-17") String externalId,
            @Schema(maxLength = DealCells.MAX_TEXT, nullable = true, description = "The account's external id or id", examples = "ACME") String accountId,
            @Schema(maxLength = DealCells.MAX_TEXT, nullable = true, description = "A person's external id or id, house or unassigned; null for nobody. Another one than the CRM said before takes the deal over as of today (RSG-9)", examples = "EMP-1") String ownerId,
            @Schema(maxLength = DealCells.MAX_TEXT, examples = "Acme renewal") String name,
            @Schema(description = "Of a new deal by default today") LocalDate openedOn,
            @Schema(minimum = "0", nullable = true, examples = "12000.00") BigDecimal amount,
            @Schema(nullable = true) LocalDate closeDate,
            @Schema(description = "Of a new deal by default pipeline") DealStatus status,
            @Schema(nullable = true, description = "Another name of status for open deals") DealStatus category,
            @Schema(maxLength = DealCells.MAX_TEXT, nullable = true) String stage,
            @Schema(minimum = "0", nullable = true, description = "As the CRM expects it", examples = "1200.00") BigDecimal expectedCommission,
            @Schema(nullable = true, maxItems = InputRow.MAX_ITEMS, description = "Of a new deal; one that is known must have started with it (OPP-2)") List<StructureLineRequest> structure,
            @Schema(defaultValue = "false", description = "true: the CRM has it no more; nothing else is read. A deleted deal that is told again is back") Boolean deleted) {
    }
}
