package io.commission.ledger;

/** Kinds of ledger entries (ENT-1). */
public enum EntryType {
    LOAD_COMMISSION, DEAL_COMMISSION, BONUS, ADJUSTMENT, DRAW, DRAW_RECOVERY
}
