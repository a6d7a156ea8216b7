package io.commission.calculation;

/** What a rate is applied to (PLAN-1). */
public enum Basis {
    GROSS_REVENUE, NET_MARGIN, LINEHAUL
}
