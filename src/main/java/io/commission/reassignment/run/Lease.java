package io.commission.reassignment.run;

import java.util.UUID;

/**
 * The right to work on a batch.
 *
 * @param token whoever holds a smaller one has lost it
 * @param creator in whose name the batch works
 * @param fruitless claims since the last chunk that was kept, this one included
 */
record Lease(UUID tenant, UUID batch, long token, String creator, int fruitless) {
}
