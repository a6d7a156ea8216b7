package io.commission.reassignment.control;

/** What became of an item: OPEN is not done, or never will be where the batch ended before it. */
public enum BatchItemOutcome {
    OPEN, APPLIED, SKIPPED, CONFLICT
}
