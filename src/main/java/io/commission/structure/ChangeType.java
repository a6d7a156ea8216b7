package io.commission.structure;

/** The three ways in which a commission moves (RSG-1, RSG-2, RSG-3). */
public enum ChangeType {
    HOUSE_ABSORB, DIRECT_TRANSFER, CUSTOM
}
