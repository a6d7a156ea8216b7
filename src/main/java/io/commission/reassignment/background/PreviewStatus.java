package io.commission.reassignment.background;

/** Where a preview that is made in the background stands. */
public enum PreviewStatus {
    RUNNING, READY, FAILED
}
