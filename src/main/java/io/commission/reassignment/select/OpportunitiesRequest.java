package io.commission.reassignment.select;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a batch over given opportunities does to each of them. */
@RegisterForReflection
public record OpportunitiesRequest(ItemChange change) {
}
