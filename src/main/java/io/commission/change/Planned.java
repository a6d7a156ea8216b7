package io.commission.change;

import io.commission.posting.deal.Deal;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.structure.Reassignment;

/**
 * What a move will do: an outcome, or why there is none.
 *
 * @param outcome null where it is refused
 */
public record Planned(Move move, Reassignment.Outcome outcome, Code refused, String detail) {

    static Planned refused(Move move, Code code, String detail) {
        return new Planned(move, null, code, detail);
    }

    public boolean moves() {
        return outcome != null;
    }

    /** For who asked for this one opportunity. */
    public Planned orRefuse() {
        if (!moves()) {
            throw Refusal.of(refused, detail);
        }
        return this;
    }

    /** The opportunity as it is afterwards. */
    public Deal after() {
        return moves() ? move.deal().with(outcome.after()) : move.deal();
    }
}
