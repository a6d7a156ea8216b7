package io.commission.plan;

/** How a plan finds a commission (PLAN-1). */
public enum PlanType {
    FLAT_FEE, PERCENT_REVENUE, PERCENT_MARGIN, TIERED, CUSTOM
}
