package io.commission.ledger;

/** What made an entry. */
public enum EntryOrigin {
    /** A load's or deal's own commission, or a difference beside a paid one. */
    CALCULATION,
    /** The differences of other loads of a count (ENT-2). */
    TRUE_UP,
    /** The bonus of a tier period (PLAN-9). */
    PERIOD_BONUS,
    /** What lifts a tier period to its floor (PLAN-9). */
    PERIOD_FLOOR,
    /** Paid money taken back by hand (ENT-3). */
    TAKE_BACK, MANUAL,
    /** A draw settled by a payout (DRAW-3). */
    SETTLEMENT,
    /** What a reassignment, or its undo, moved of a deal's posted commission (PRO-4, RSG-5). */
    REASSIGNMENT
}
