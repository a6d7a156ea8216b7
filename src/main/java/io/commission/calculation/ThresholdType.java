package io.commission.calculation;

/** What tiers and bonuses measure over a tier period (PLAN-3). */
public enum ThresholdType {
    REVENUE, LOAD_COUNT, MARGIN
}
