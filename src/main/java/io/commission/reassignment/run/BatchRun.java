package io.commission.reassignment.run;

import java.util.UUID;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.commission.change.StateHash;
import io.commission.problem.Code;
import io.commission.problem.DatabaseProblems;
import io.commission.problem.Refusal;
import io.commission.reassignment.batch.BatchEnd;
import io.commission.reassignment.batch.BatchRow;
import io.commission.reassignment.batch.Batches;
import io.commission.reassignment.batch.NewBatch;
import io.commission.reassignment.batch.ReassignmentNotices;
import io.commission.reassignment.select.Left;
import io.commission.reassignment.select.Selecting;
import io.commission.reassignment.select.Selection;
import io.commission.tenant.TenantWork;

/**
 * Carries out a batch: decides once what it works on, then works in chunks, each in a transaction of its own that is kept only while
 * the lease is held. Whoever goes on after an interruption goes on behind the last chunk that was kept (BAT-1).
 */
@ApplicationScoped
public class BatchRun {
    /** Up to so many items a request carries out itself, and answers with the result (BLK-4). */
    public static final int SMALL = 200;
    private static final Logger LOG = Logger.getLogger(BatchRun.class);

    private final Batches batches;
    private final BatchQueue queue;
    private final BatchItems items;
    private final BatchChunks chunks;
    private final BatchEnd end;
    private final ReassignmentNotices notices;
    private final Selecting selecting;
    private final TenantWork tenantWork;
    private final DatabaseProblems problems;
    private final BatchConfig config;

    BatchRun(Batches batches, BatchQueue queue, BatchItems items, BatchChunks chunks, BatchEnd end,
            ReassignmentNotices notices, Selecting selecting, TenantWork tenantWork, DatabaseProblems problems,
            BatchConfig config) {
        this.batches = batches;
        this.queue = queue;
        this.items = items;
        this.chunks = chunks;
        this.end = end;
        this.notices = notices;
        this.selecting = selecting;
        this.tenantWork = tenantWork;
        this.problems = problems;
        this.config = config;
    }

    /** Carries out a small batch whole in the transaction that opened it; what is refused ends the transaction (BLK-4). */
    public BatchRow now(UUID id) {
        queue.giveWay();
        Lease lease = queue.take(id);
        if (plan(lease)) {
            items.hold(id);
            while (chunk(lease)) {
                // until nothing is left
            }
        }
        return batches.find(id).orElseThrow();
    }

    /**
     * Works on a claimed batch until it ends, is left to people, or the replica stops. What passes by itself is thrown: the batch is
     * claimed again.
     */
    void run(Lease lease, BooleanSupplier stop) {
        try {
            if (lease.fruitless() > config.fruitlessClaims()) {
                fail(lease, Code.BATCH_GIVEN_UP.name(), Code.BATCH_GIVEN_UP.title + ". Retry it later.");
                return;
            }
            boolean more = inTransaction(lease, () -> plan(lease));
            while (more && !stop.getAsBoolean()) {
                more = inTransaction(lease, () -> chunk(lease));
            }
            if (more) {
                queue.release(lease);
            }
        } catch (LeaseLost e) {
            LOG.info("a batch was cancelled or taken over by another replica; nothing of the last chunk was kept");
        } catch (RuntimeException e) {
            if (Passing.is(e)) {
                throw e;
            }
            fail(lease, e);
        }
    }

    private boolean inTransaction(Lease lease, BooleanSupplier work) {
        return tenantWork.in(lease.tenant(), lease.creator(), () -> {
            queue.giveWay();
            return work.getAsBoolean();
        });
    }

    /** Answers whether there is anything to be done now. */
    private boolean plan(Lease lease) {
        BatchRow batch = batches.find(lease.batch()).orElseThrow();
        boolean decided = !batch.strategy().equals(NewBatch.MANUAL_QUEUE);
        if (batch.planned()) {
            return decided;
        }
        if (batch.rollback()) {
            queue.planned(lease, items.keepUndoing(batch.id(), batch.rollbackOf()), 0, 0, false);
            return true;
        }
        Selection selection = selecting.select(batch);
        StateHash.require(batch.stateHash(), selection.stateHash());
        int kept = items.keep(batch.id(), selection.items());
        items.keepLeftFromStart(batch.id(), kept, selection.left());
        int left = selection.left().size();
        int conflicted = (int) selection.left().stream().filter(Left::conflict).count();
        boolean waits = !decided && kept > 0;
        queue.planned(lease, kept + left, left - conflicted, conflicted, waits);
        if (waits) {
            notices.decisionsWait(batch, kept);
        } else if (!decided) {
            complete(lease);
        }
        return decided;
    }

    /** Answers whether there is more. */
    private boolean chunk(Lease lease) {
        Chunk chunk = chunks.next(batches.find(lease.batch()).orElseThrow());
        if (chunk.last()) {
            complete(lease);
            return false;
        }
        queue.worked(lease, chunk);
        return true;
    }

    private void complete(Lease lease) {
        queue.completed(lease);
        end.tell(lease.batch());
    }

    private void fail(Lease lease, RuntimeException e) {
        Refusal refusal = problems.explain(e).orElse(null);
        if (refusal == null) {
            LOG.error("a batch failed", e);
            fail(lease, Code.INTERNAL_ERROR.name(),
                    "Something went wrong on our side. What was done stays; retry it, or roll it back.");
        } else {
            fail(lease, refusal.code.name(), refusal.getMessage());
        }
    }

    private void fail(Lease lease, String code, String text) {
        try {
            tenantWork.run(lease.tenant(), lease.creator(), () -> {
                queue.failed(lease, code, text);
                end.tell(lease.batch());
            });
        } catch (LeaseLost e) {
            LOG.info("a batch that failed had been cancelled or taken over by another replica");
        }
    }
}
