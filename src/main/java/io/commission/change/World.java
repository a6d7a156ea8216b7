package io.commission.change;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.commission.money.MinorUnits;
import io.commission.posting.deal.Confirmed;
import io.commission.posting.deal.Rates;

/**
 * All that a change depends on besides the opportunity itself.
 *
 * @param today the business date, in the tenant's zone
 * @param leavers the first day without commission of those who have one (PPL-3)
 * @param receivers everybody who was asked about; a missing one is unknown or of another tenant
 * @param remainderMoves the tenant chose {@code closedWon: REASSIGN_REMAINDER} (RSG-5)
 * @param rates at which the deals earn, before and after
 * @param confirmed trailing pay that was confirmed: it no longer waits
 */
public record World(LocalDate today, MinorUnits units, UUID house, UUID unassigned, Map<UUID, LocalDate> leavers,
        Map<UUID, Receiver> receivers, boolean remainderMoves, Rates rates,
        Set<Confirmed> confirmed) {
}
