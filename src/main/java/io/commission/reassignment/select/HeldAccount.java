package io.commission.reassignment.select;

import java.util.UUID;

/**
 * An account that a batch may give away, or to which its opportunities belong.
 *
 * @param owner on the day of the change; null: nobody
 */
public record HeldAccount(UUID id, String name, String type, String territory, String valueClass, UUID owner,
        long version) {
}
