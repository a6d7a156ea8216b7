package io.commission.webhook;

import java.math.BigDecimal;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data of {@code commission.*}; it describes what the ledger writes. */
@Schema(name = "EntryEventData")
public record EntryEventData(
        @Schema(required = true) UUID entryId,
        @Schema(required = true) UUID personId,
        @Schema(nullable = true) UUID loadId,
        @Schema(nullable = true, description = "of deals and schedule rows") UUID opportunityId,
        @Schema(required = true, examples = "LOAD_COMMISSION") String type,
        @Schema(required = true, examples = "120.00") BigDecimal amount,
        @Schema(description = "calculated only", examples = "PENDING") String status,
        @Schema(description = "calculated only", examples = "2026-03") String commissionMonth,
        @Schema(description = "calculated only", examples = "2026-03") String earnedMonth,
        @Schema(description = "reversed only", examples = "SUPERSEDED") String reason) {
}
