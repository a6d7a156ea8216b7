package io.commission.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A change of an account's owner and assignment as the log keeps it (RSG-6).
 *
 * @param undo what the undo needs: ranges as they were, as JSON
 */
public record AccountChange(UUID id, UUID accountId, UUID batchId, Level scope, LocalDate effectiveDate, String before,
        String after, String undo, String reason, String reference, String pick, UUID rollbackOf, Instant createdAt,
        String createdBy) {

    String content(UUID tenant, long position) {
        return ChangeRecord.content("account-change", tenant, position, id, accountId, batchId, scope, effectiveDate,
                before,
                after, undo, reason, reference, pick, rollbackOf, createdAt, createdBy);
    }
}
