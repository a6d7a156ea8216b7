package io.commission.reassignment.sight;

/** What a preview warns of (RSG-8, BLK-2). */
public enum WarningCode {
    MONEY_STAYS_WITH_LEAVER, TO_HOUSE, TO_UNASSIGNED, ALREADY_OWNED, HIGH_VALUE
}
