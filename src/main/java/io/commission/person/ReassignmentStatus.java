package io.commission.person;

/** N_A for House, Unassigned and ineligible people (PPL-1). */
public enum ReassignmentStatus {
    ACTIVE, PENDING, COMPLETE, N_A
}
