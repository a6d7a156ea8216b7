package io.commission.reassignment.batch;

import java.util.UUID;

/** There may be work in the tenant's queue. */
public record BatchOpened(UUID tenant) {
}
