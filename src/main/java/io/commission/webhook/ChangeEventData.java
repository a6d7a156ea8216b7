package io.commission.webhook;

import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data of {@code commission.reassigned} and {@code commission.reassignment_undone}; it describes what a change tells. */
@Schema(name = "ChangeEventData")
public record ChangeEventData(
        @Schema(required = true) UUID changeId,
        @Schema(required = true) UUID opportunityId,
        @Schema(required = true) UUID batchId,
        @Schema(required = true, examples = "DIRECT_TRANSFER") String type,
        @Schema(required = true) LocalDate effectiveDate,
        @Schema(nullable = true, description = "The change that it undoes") UUID rollbackOf) {
}
