package io.commission.posting;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.commission.calculation.LoadAmounts;

/**
 * A load as its facts stand, with what else decides who earns on it.
 *
 * @param reps in their order, the primary first; empty: the account's owner on the day
 * @param heldWhole reversed by hand as a whole (ENT-3)
 * @param heldPeople people whose part was reversed by hand
 */
record LoadRow(UUID id, String externalId, UUID accountId, String customer, String orderId, LoadAmounts amounts,
        Instant deliveredAt, Instant invoicePaidAt, boolean cancelled, List<Rep> reps, boolean heldWhole,
        Set<UUID> heldPeople, String holdReason) {

    /**
     * @param personId null when nobody is known by the reference yet
     * @param share percent, or null for default shares
     */
    record Rep(UUID personId, String reference, BigDecimal share) {
    }

    boolean holds(UUID personId) {
        return heldWhole || heldPeople.contains(personId);
    }
}
