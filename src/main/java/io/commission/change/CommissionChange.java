package io.commission.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.commission.structure.ChangeType;

/**
 * A change of an opportunity as the log keeps it (RSG-6).
 *
 * @param before owner and structure as JSON, see {@link StateJson}
 * @param rollbackOf the change that this one undoes
 */
public record CommissionChange(UUID id, UUID opportunityId, UUID batchId, Level scope, ChangeType type, UUID departing,
        LocalDate effectiveDate, LocalDate endDate, String before, String after, String reason, String reference,
        String pick,
        UUID rollbackOf, Instant createdAt, String createdBy) {

    String content(UUID tenant, long position) {
        return ChangeRecord.content("commission-change", tenant, position, id, opportunityId, batchId, scope, type,
                departing,
                effectiveDate, endDate, before, after, reason, reference, pick, rollbackOf, createdAt, createdBy);
    }
}
