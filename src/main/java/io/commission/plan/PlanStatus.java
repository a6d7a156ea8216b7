package io.commission.plan;

/** An inactive plan has ended; loads dated earlier still use it (PLAN-2). */
public enum PlanStatus {
    ACTIVE, INACTIVE
}
