package io.commission.calculation;

/** MARGINAL: each slice of the measure earns its own tier's rate. WHOLE: the reached tier's rate counts for every load (PLAN-4). */
public enum TierMode {
    MARGINAL, WHOLE
}
