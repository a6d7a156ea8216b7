package io.commission.reassignment.control;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.reassignment.batch.BatchRow;
import io.commission.reassignment.batch.Batches;
import io.commission.reassignment.batch.NewBatch;
import io.commission.reassignment.run.BatchRun;

/** Rolls a batch back by a batch of its own, latest change first (BAT-3). */
@ApplicationScoped
class Rollback {
    /** Up to so many changes are undone before the call answers. */
    private static final int AT_ONCE = 200;

    private final Batches batches;
    private final BatchRun run;
    private final Caller caller;
    private final Clock clock;

    Rollback(Batches batches, BatchRun run, Caller caller, Clock clock) {
        this.batches = batches;
        this.run = run;
        this.caller = caller;
        this.clock = clock;
    }

    /** @return the batch that rolls the other one back: complete where it is small, otherwise waiting for its turn */
    BatchRow open(UUID id, RollbackRequest request) {
        BatchRow batch = batches.hold(id);
        check(batch);
        UUID rollback = batches.open(new NewBatch(batch.level(), NewBatch.ROLLBACK, batches.scope(id),
                new RollbackScope(id), batch.personId(), batch.effectiveDate(),
                request.reason() == null ? "Rollback: " + batch.reason() : request.reason(), request.reference(),
                request.notifyUsers() == null ? batch.notifyUsers() : request.notifyUsers(), null, null, id));
        return batch.applied() <= AT_ONCE ? run.now(rollback) : batches.find(rollback).orElseThrow();
    }

    private void check(BatchRow batch) {
        if (batch.rollback()) {
            throw Refusal.of(Code.ROLLBACK_IS_FINAL, "A rollback is not rolled back. Make the changes again.");
        }
        if (!batch.status().ended()) {
            throw Refusal.of(Code.BATCH_NOT_ENDED, "The batch is " + batch.status()
                    + ". Wait for its end, or cancel it.");
        }
        batches.rollbackOf(batch.id()).ifPresent(other -> {
            throw Refusal.of(Code.ROLLED_BACK_ALREADY, "Batch " + other + " rolls it back.");
        });
        if (batch.applied() == 0) {
            throw Refusal.of(Code.NOTHING_TO_ROLL_BACK, "The batch changed nothing.");
        }
        if (!RollbackWindow.open(batch, clock.instant(), caller.zone())) {
            throw Refusal.of(Code.ROLLBACK_TOO_LATE, "It could be rolled back until "
                    + RollbackWindow.until(batch, caller.zone()) + ". Make new changes.");
        }
    }
}
