package io.commission.calculation;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A live ledger row, or a true-up's part, that posts money to one person for one load (ENT-2).
 *
 * @param amount minor units, signed
 */
public record Posted(UUID entryId, Kind kind, State state, BigDecimal amount) {

    public enum Kind {
        /** The load's own commission. */
        COMMISSION,
        /** The same, its money taken back by hand: it stays, and no longer stands for the load (ENT-3). */
        REVERSED_COMMISSION,
        /** A difference beside a paid commission. */
        ADJUSTMENT,
        /** The load's part of a true-up. */
        TRUE_UP_PART,
        /** Paid money taken back by hand. */
        TAKE_BACK
    }

    public enum State {
        PENDING, APPROVED,
        /** Paid, or approved inside a live payout. */
        SETTLED
    }

    boolean pending() {
        return state == State.PENDING;
    }

    /** Rows that a newer calculation of their own load replaces. */
    boolean replaceable() {
        return state != State.SETTLED && (kind == Kind.COMMISSION || kind == Kind.ADJUSTMENT);
    }
}
