package io.commission.change;

/** One opportunity, accounts in bulk, or all that a person holds (section 9). */
public enum Level {
    L1, L2, L3
}
