package io.commission.reassignment;

import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** @param hundredths the percent in hundredths, as in {@link io.commission.structure.Split} */
@RegisterForReflection
record ItemSplit(UUID personId, int hundredths) {
}
