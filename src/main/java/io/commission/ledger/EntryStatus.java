package io.commission.ledger;

/** PENDING → APPROVED → PAID, or REVERSED (ENT-1). */
public enum EntryStatus {
    PENDING, APPROVED, PAID, REVERSED
}
