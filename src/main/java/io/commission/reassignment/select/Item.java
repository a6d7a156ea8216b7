package io.commission.reassignment.select;

import java.util.UUID;

/**
 * One thing that a batch works on, an account or an opportunity.
 *
 * @param position from 1, in the order in which the batch works; 0 while it is not kept yet
 * @param pick why this receiver, where a strategy chose; null otherwise
 */
public record Item(int position, UUID accountId, UUID opportunityId, ItemChange change, String pick) {

    static Item ofOpportunity(UUID opportunity, ItemChange change, String pick) {
        return new Item(0, null, opportunity, change, pick);
    }

    static Item ofAccount(UUID account, ItemChange change, String pick) {
        return new Item(0, account, null, change, pick);
    }
}
