package io.commission.reassignment;

/** What the caller may do with a batch now. */
public enum BatchAction {
    CANCEL, RETRY, ROLLBACK
}
