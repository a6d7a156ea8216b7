package io.commission.reassignment;

/** Where a batch stands (BAT-1). */
public enum BatchStatus {
    PENDING, RUNNING, COMPLETE, ERROR, CANCELLED;

    boolean ended() {
        return this == COMPLETE || this == ERROR || this == CANCELLED;
    }
}
