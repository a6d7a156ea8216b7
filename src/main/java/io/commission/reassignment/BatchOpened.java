package io.commission.reassignment;

import java.util.UUID;

/** There may be work in the tenant's queue. */
record BatchOpened(UUID tenant) {
}
