package io.commission.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.imports.DealCells;
import io.commission.imports.InputRow;
import io.commission.opportunity.OpportunityChange;
import io.commission.posting.deal.DealStatus;

/** The data of deal events: each property given decides that fact of the deal (OPP-1, LOAD-4). */
@Schema(name = "DealEventData", requiredProperties = "externalId", description = """
        Data of deal.created (needs name), deal.updated and deal.deleted. A property left out stays as it is, null empties it; the \
        newest event by time, then id, decides. A sync, a file or a call counts as told at its own time. deal.deleted decides only \
        that the deal is gone, until a newer deal.created brings it back. A deal opens with the structure that its owner means (OPP-2).""")
public record DealData(
        @Schema(description = "the deal's id in the sending system", maxLength = EventReader.MAX_ID, examples = "006A1") String externalId,
        @Schema(description = "the account's external id or id", maxLength = EventReader.MAX_ID, nullable = true, examples = "ACME") String accountId,
        @Schema(description = "a person's external id or id, house or unassigned; null for nobody. Another one takes the deal over as of today (RSG-9)", maxLength = EventReader.MAX_ID, nullable = true, examples = "EMP-1") String ownerId,
        @Schema(maxLength = EventReader.MAX_TEXT, examples = "Acme renewal") String name,
        @Schema(description = "of a new deal by default today") LocalDate openedOn,
        @Schema(description = "in the tenant's currency, with at most its decimals", minimum = "0", nullable = true, examples = "12000.00") BigDecimal amount,
        @Schema(nullable = true) LocalDate closeDate,
        @Schema(description = "of a new deal by default pipeline") DealStatus status,
        @Schema(description = "another name of status for open deals", nullable = true) DealStatus category,
        @Schema(maxLength = EventReader.MAX_TEXT, nullable = true, examples = "Negotiation") String stage,
        @Schema(description = "as the CRM expects it", minimum = "0", nullable = true, examples = "1200.00") BigDecimal expectedCommission)
        implements
            EventData {

    private static final List<String> PROPERTIES = List.of("externalId", "accountId", "ownerId", "name", "openedOn",
            "amount", "closeDate", "status", "category", "stage", "expectedCommission");

    static DealData of(InputRow row, EventType type, int currencyDecimals) {
        row.refuseUnknown(PROPERTIES);
        OpportunityChange told = DealCells.read(row, currencyDecimals,
                (property, value) -> row.given().contains(property));
        if (type == EventType.DEAL_CREATED) {
            row.required("name", told.name());
        }
        return new DealData(told.externalId(), told.account(), told.owner(), told.name(), told.openedOn(),
                told.amount(), told.closeDate(), told.status(), null, told.stage(), told.expectedCommission());
    }

    /** What the event says of the deal: creation and deletion say whether it is there, an update says nothing of that. */
    OpportunityChange change(EventType type, Set<String> given) {
        if (type == EventType.DEAL_DELETED) {
            return OpportunityChange.deleted(externalId);
        }
        Set<String> carried = new TreeSet<>(given);
        carried.remove("externalId");
        if (carried.remove("category") && status != null) {
            carried.add("status");
        }
        return new OpportunityChange(externalId, accountId, ownerId, name, openedOn, amount, closeDate, status, stage,
                expectedCommission, null, type == EventType.DEAL_CREATED ? false : null, carried, null);
    }
}
