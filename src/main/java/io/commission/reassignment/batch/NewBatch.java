package io.commission.reassignment.batch;

import java.time.LocalDate;
import java.util.UUID;

import io.commission.change.Level;

/**
 * A batch to be opened.
 *
 * @param request all that the run needs to know of what was asked, kept as JSON
 * @param personId about whom it is; null: about nobody alone
 * @param stateHash of a preview, checked once when the batch starts (RSG-8); null: not checked
 * @param queueId the manual queue to which a group of decisions belongs
 */
public record NewBatch(Level level, String strategy, BatchScope scope, Object request, UUID personId,
        LocalDate effectiveDate,
        String reason, String reference, boolean notifyUsers, String stateHash, UUID queueId, UUID rollbackOf) {
    public static final String MANUAL_QUEUE = "MANUAL_QUEUE";
    public static final String ROLLBACK = "ROLLBACK";
}
