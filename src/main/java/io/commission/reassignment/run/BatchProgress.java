package io.commission.reassignment.run;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.reassignment.batch.BatchRow;
import io.commission.reassignment.batch.BatchStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;

@RegisterForReflection
@Schema(name = "BatchProgress", description = "How far a batch is: the data of its events")
public record BatchProgress(@Schema(required = true) BatchStatus status, @Schema(required = true) int total,
        @Schema(required = true) int applied, @Schema(required = true) int skipped,
        @Schema(required = true) int conflicted, @Schema(required = true, description = "0 to 100") int progress,
        @Schema(nullable = true, description = "Estimated, while it runs") Long remainingSeconds) {

    public static BatchProgress of(BatchRow batch, Instant now) {
        return new BatchProgress(batch.status(), batch.total(), batch.applied(), batch.skipped(), batch.conflicted(),
                percent(batch), remaining(batch, now));
    }

    private static int percent(BatchRow batch) {
        if (batch.status() == BatchStatus.COMPLETE) {
            return 100;
        }
        return batch.total() == 0 ? 0 : (int) (100L * batch.done() / batch.total());
    }

    /** As fast as so far. */
    private static Long remaining(BatchRow batch, Instant now) {
        if (batch.status() != BatchStatus.RUNNING || batch.done() == 0 || batch.startedAt() == null) {
            return null;
        }
        long spent = Math.max(0, Duration.between(batch.startedAt(), now).toMillis());
        return (spent * (batch.total() - batch.done()) / batch.done() + 999) / 1000;
    }
}
