package io.commission.opportunity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import io.commission.posting.deal.DealStatus;
import io.commission.structure.LineRole;

/**
 * What another system says of an opportunity, by its external id (OPP-1).
 *
 * @param account the account's external id or id
 * @param owner a person's external id or id, house or unassigned
 * @param amount exact in the tenant's currency, as is expectedCommission
 * @param structure of a new opportunity; one that is known already must have started with it
 * @param carried the names of the properties that it says something of, nulls included; others stay as they are
 */
public record OpportunityChange(String externalId, String account, String owner, String name, LocalDate openedOn,
        BigDecimal amount, LocalDate closeDate, DealStatus status, String stage, BigDecimal expectedCommission,
        List<GivenLine> structure, Set<String> carried) {

    /** @param person as owner; null on the HOUSE line */
    public record GivenLine(LineRole role, String person, BigDecimal percent) {
    }

    <T> T pick(String property, T said, T known) {
        return carried.contains(property) ? said : known;
    }

    boolean carries(String property) {
        return carried.contains(property);
    }

    boolean givesStructure() {
        return structure != null && !structure.isEmpty();
    }
}
