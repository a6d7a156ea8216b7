package io.commission.posting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.commission.calculation.LoadAmounts;

/**
 * A load as its facts stand, with what else decides who earns on it.
 *
 * @param reps in their order, the primary first; empty: the account's owner on the day
 * @param datedBefore the date that the last calculation gave it, null before the first one
 * @param calculatedFrom what the last calculation saw of its own facts and terms, null before the first one
 * @param heldWhole reversed by hand as a whole (ENT-3)
 * @param heldPeople people whose part was reversed by hand
 * @param holdReasons why, by person; under null for the whole load
 */
record LoadRow(UUID id, String externalId, UUID accountId, String customer, String orderId, LoadAmounts amounts,
        Instant deliveredAt, Instant invoicePaidAt, boolean cancelled, LocalDate datedBefore, UUID calculatedFrom,
        List<Rep> reps, boolean heldWhole, Set<UUID> heldPeople, Map<UUID, String> holdReasons) {

    /**
     * @param personId null when nobody is known by the reference yet
     * @param share percent, or null for default shares
     */
    record Rep(UUID personId, String reference, BigDecimal share) {
    }

    /** The same load as if it were delivered and paid at the moment. */
    LoadRow deliveredAndPaid(Instant moment) {
        return new LoadRow(id, externalId, accountId, customer, orderId, amounts, moment, moment, cancelled,
                datedBefore,
                calculatedFrom, reps, heldWhole, heldPeople, holdReasons);
    }

    boolean holds(UUID personId) {
        return heldWhole || heldPeople.contains(personId);
    }

    /** Why the person's part is held back; null while it is not. */
    String holdReason(UUID personId) {
        return holdReasons.getOrDefault(personId, holdReasons.get(null));
    }
}
