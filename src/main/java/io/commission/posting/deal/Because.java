package io.commission.posting.deal;

import java.util.Map;
import java.util.UUID;

/**
 * Why a ledger is brought to what deals say.
 *
 * @param reason stands on adjustments
 * @param changes REASSIGNED: for each opportunity the commission change; its entries point at it
 */
public record Because(Cause cause, String reason, Map<UUID, UUID> changes) {
    public static final Because FACTS = new Because(Cause.FACTS, "The deal or its schedule changed", Map.of());

    public static Because of(Cause cause) {
        return cause == Cause.FACTS ? FACTS : reassigned("Reassigned", Map.of());
    }

    public static Because reassigned(String reason, Map<UUID, UUID> changes) {
        return new Because(Cause.REASSIGNED, reason, changes);
    }
}
