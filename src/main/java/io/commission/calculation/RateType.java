package io.commission.calculation;

/** A rate is an amount of money per load or a percent of a basis. */
public enum RateType {
    FLAT, PERCENT
}
