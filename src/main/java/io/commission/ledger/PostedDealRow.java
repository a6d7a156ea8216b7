package io.commission.ledger;

import java.time.YearMonth;
import java.util.UUID;

import io.commission.calculation.Posted;

/**
 * A live entry that posts money to a person for a deal.
 *
 * @param scheduleRowId null: for the won deal itself
 * @param reassigned whether a reassignment made it
 */
public record PostedDealRow(UUID opportunityId, UUID scheduleRowId, UUID personId, YearMonth earnedMonth, Posted posted,
        boolean reassigned) {
}
