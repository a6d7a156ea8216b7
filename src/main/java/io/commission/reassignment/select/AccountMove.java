package io.commission.reassignment.select;

import java.time.LocalDate;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an account gets from a day on (BLK-3).
 *
 * @param ownerId null: nobody
 * @param assigneeId whoever is recorded in the role; null: the assignment is cleared
 */
@RegisterForReflection
record AccountMove(UUID ownerId, UUID assigneeId, String role, LocalDate effectiveDate) {
}
