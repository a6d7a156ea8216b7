package io.commission.reassignment.strategy;

import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** @param hundredths the percent in hundredths, as in {@link io.commission.structure.Split} */
@RegisterForReflection
public record ItemSplit(UUID personId, int hundredths) {
}
