package io.commission.opportunity;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Where an opportunity's owner, structure and commission stand on a day (OPP-4, OPP-5).
 *
 * @param now null where the structure was never filled
 * @param next the next change ahead; null: none
 * @param about the change of which the commission status speaks: the one ahead, otherwise the last that came; null: none
 */
record Standing(Stage now, Stage original, Stage next, CommissionStatus status, Stage.Brought about) {

    static final Standing UNKNOWN = new Standing(null, null, null, CommissionStatus.ACTIVE, null);

    /** @param stages in the order of their positions, the original first */
    static Standing on(LocalDate day, List<Stage> stages) {
        int now = stages.size() - 1;
        while (stages.get(now).from().isAfter(day)) {
            now--;
        }
        Stage next = now + 1 < stages.size() ? stages.get(now + 1) : null;
        for (int i = now + 1; i < stages.size(); i++) {
            if (concernsCommission(stages, i)) {
                return new Standing(stages.get(now), stages.get(0), next, CommissionStatus.PENDING_REASSIGN,
                        stages.get(i).change());
            }
        }
        for (int i = now; i > 0; i--) {
            if (concernsCommission(stages, i)) {
                boolean ended = stages.get(before(stages, i)).hasHouseRep() && !stages.get(i).hasHouseRep();
                return new Standing(stages.get(now), stages.get(0), next,
                        ended ? CommissionStatus.ENDED : CommissionStatus.REASSIGNED, stages.get(i).change());
            }
        }
        return new Standing(stages.get(now), stages.get(0), next, CommissionStatus.ACTIVE, null);
    }

    /** A change of the owner alone leaves the commission as it is (BLK-3). */
    private static boolean concernsCommission(List<Stage> stages, int index) {
        return !stages.get(index).lines().equals(stages.get(before(stages, index)).lines());
    }

    /** The stage before the change that brought this one; with days between a change brings two (TIME-3). */
    private static int before(List<Stage> stages, int index) {
        int before = index - 1;
        while (before > 0 && Objects.equals(stages.get(before).change(), stages.get(index).change())) {
            before--;
        }
        return before;
    }
}
