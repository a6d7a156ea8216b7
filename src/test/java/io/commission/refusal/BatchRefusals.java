package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.List;

import io.commission.problem.Code;

/** BAT-1 to BAT-3: batches, and their rollbacks. */
final class BatchRefusals {
    private static final String BATCHES = "/reassignment-batches";

    private BatchRefusals() {
    }

    static List<Refused> cases() {
        return List.of(
                refused("BAT-1 a batch of nothing", Code.BATCH_SCOPE_INVALID).post(BATCHES,
                        "{'scope': {}, 'strategy': 'UNIFORM', 'reason': 'r'}"),
                refused("BAT-1 a strategy that opportunities do not take", Code.STRATEGY_NOT_FOR_SCOPE).post(BATCHES,
                        "{'scope': {'opportunityIds': ['<deal>']}, 'strategy': 'AUTO', 'reason': 'r'}"),
                refused("BAT-1 a batch that did not fail is not retried", Code.BATCH_NOT_FAILED).post(
                        BATCHES + "/<batch>/retry", null),
                refused("BAT-1 a cancelled batch is not retried", Code.BATCH_NOT_FAILED).post(
                        BATCHES + "/<cancelled-queue>/retry", null),
                refused("BAT-2 an ended batch is not cancelled", Code.BATCH_ENDED).post(BATCHES + "/<batch>/cancel",
                        null),
                rollback("BAT-3 a batch that has not ended", Code.BATCH_NOT_ENDED, "queue"),
                rollback("BAT-3 a batch that changed nothing", Code.NOTHING_TO_ROLL_BACK, "cancelled-queue"),
                rollback("BAT-3 more than 48 hours ago, and in force", Code.ROLLBACK_TOO_LATE, "old-batch"),
                rollback("BAT-3 a batch twice", Code.ROLLED_BACK_ALREADY, "undone-batch"),
                rollback("BAT-3 a rollback", Code.ROLLBACK_IS_FINAL, "rollback"),
                refused("BAT-3 another team's batch", Code.NOT_FOUND).by("max", "manager").asIfNobody("batch")
                        .post(BATCHES + "/<batch>/rollback", null),
                refused("BAT-3 a rep rolls nothing back", Code.PERMISSION_MISSING).by("ray", "rep").post(
                        BATCHES + "/<batch>/rollback", null));
    }

    private static Refused rollback(String title, Code code, String batch) {
        return refused(title, code).post(BATCHES + "/<" + batch + ">/rollback", null);
    }
}
