package io.commission.reassignment;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a batch over given opportunities does to each of them. */
@RegisterForReflection
record OpportunitiesRequest(ItemChange change) {
}
