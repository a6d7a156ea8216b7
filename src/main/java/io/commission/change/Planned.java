package io.commission.change;

import java.util.UUID;

import io.commission.posting.deal.Deal;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.structure.Reassignment;

/**
 * What a move will do: an outcome, or why there is none.
 *
 * @param outcome null where it is refused
 * @param changeId the change in the log; null until it is written
 */
public record Planned(Move move, Reassignment.Outcome outcome, Code refused, String detail, UUID changeId) {

    static Planned refused(Move move, Code code, String detail) {
        return new Planned(move, null, code, detail, null);
    }

    static Planned moving(Move move, Reassignment.Outcome outcome) {
        return new Planned(move, outcome, null, null, null);
    }

    Planned as(UUID change) {
        return new Planned(move, outcome, refused, detail, change);
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
