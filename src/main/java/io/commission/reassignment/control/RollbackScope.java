package io.commission.reassignment.control;

import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a rollback was asked for. */
@RegisterForReflection
record RollbackScope(UUID batchId) {
}
