package io.commission.calculation;

/** How a load's commission is found: an amount per load, a percent of the basis, a tier schedule, or a plan's own expression. */
public enum Method {
    FLAT, PERCENT, TIERED, CUSTOM
}
