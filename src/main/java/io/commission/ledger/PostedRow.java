package io.commission.ledger;

import java.time.YearMonth;
import java.util.UUID;

import io.commission.calculation.Posted;

/**
 * A live row of the ledger that posts money to a person for a load.
 *
 * @param pendingTrueUp a part of a PENDING true-up, which the next one replaces
 */
public record PostedRow(
        UUID loadId, UUID personId, UUID countId, YearMonth earnedMonth, Posted posted, boolean pendingTrueUp) {
}
