package io.commission.reassignment.strategy;

/** How AUTO picks (section 9, level 3). */
public enum PickMethod {
    ROUND_ROBIN, WORKLOAD, SENIORITY, PERFORMANCE
}
