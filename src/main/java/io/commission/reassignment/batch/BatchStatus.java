package io.commission.reassignment.batch;

/** Where a batch stands (BAT-1). */
public enum BatchStatus {
    PENDING, RUNNING, COMPLETE, ERROR, CANCELLED;

    public boolean ended() {
        return this == COMPLETE || this == ERROR || this == CANCELLED;
    }
}
