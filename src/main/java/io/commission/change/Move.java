package io.commission.change;

import io.commission.posting.deal.Deal;
import io.commission.structure.Change;

/**
 * A change that is asked for one opportunity.
 *
 * @param pick why this receiver, where a strategy chose (level 3); null otherwise
 */
public record Move(Deal deal, Change change, String pick) {

    public static Move of(Deal deal, Change change) {
        return new Move(deal, change, null);
    }
}
