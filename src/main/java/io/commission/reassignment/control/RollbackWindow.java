package io.commission.reassignment.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import io.commission.reassignment.batch.BatchRow;

/** Until when a batch can be rolled back: 48 hours after its end, and while its effective date lies ahead (BAT-3). */
final class RollbackWindow {
    private static final Duration LENGTH = Duration.ofHours(48);

    private RollbackWindow() {
    }

    /** The last moment of the 48 hours, or the first moment of the effective date where that is later. */
    static Instant until(BatchRow batch, ZoneId zone) {
        Instant end = batch.executedAt().plus(LENGTH);
        Instant effective = effective(batch, zone);
        return effective.isAfter(end) ? effective : end;
    }

    static boolean open(BatchRow batch, Instant now, ZoneId zone) {
        return !now.isAfter(batch.executedAt().plus(LENGTH)) || now.isBefore(effective(batch, zone));
    }

    private static Instant effective(BatchRow batch, ZoneId zone) {
        return batch.effectiveDate() == null
                ? Instant.MIN
                : batch.effectiveDate().atStartOfDay(zone).toInstant();
    }
}
