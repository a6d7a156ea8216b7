package io.commission.posting.deal;

/** Why what a deal posts is looked at anew. */
public enum Cause {
    /** Its amounts, dates, status or rows changed, or when one of its people ends (ENT-2). */
    FACTS,
    /** Its structure was changed by a reassignment or an undo: what is posted stays, differences are adjustments (PRO-4). */
    REASSIGNED
}
