package io.commission.reassignment;

import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a rollback was asked for. */
@RegisterForReflection
record RollbackScope(UUID batchId) {
}
