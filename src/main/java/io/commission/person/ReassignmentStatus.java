package io.commission.person;

/**
 * PENDING while a batch or a queue about the person is open, COMPLETE when they held lines and hold none any more, N_A for House,
 * Unassigned and ineligible people (PPL-1).
 */
public enum ReassignmentStatus {
    ACTIVE, PENDING, COMPLETE, N_A
}
