package io.commission.webhook;

import java.util.List;
import java.util.UUID;

import io.commission.database.Row;

/**
 * Deliveries of one subscription that this replica may send while it holds the lease.
 *
 * @param lines the claimed deliveries of each person, in order
 * @param full whether there may be more to claim right away
 */
record Claim(UUID tenant, UUID lease, String url, List<String> secrets, List<List<Delivery>> lines, boolean full) {

    /** @param attempts that failed already */
    record Delivery(UUID id, UUID line, long place, int attempts, OutboxEventView event) {
        static Delivery of(UUID tenant, Row row) {
            return new Delivery(row.uuid("delivery_id"), row.uuid("line"), row.number("place"), row.integer("attempts"),
                    OutboxEventView.of(tenant, row));
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }
}
