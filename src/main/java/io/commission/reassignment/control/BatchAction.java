package io.commission.reassignment.control;

/** What the caller may do with a batch now. */
public enum BatchAction {
    CANCEL, RETRY, ROLLBACK
}
