package io.commission.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.database.Row;
import io.commission.ledger.EntryStatus;
import io.commission.ledger.EntryType;
import io.commission.money.MinorUnits;

/** A ledger row of the balance's history. */
@Schema(name = "DrawRow")
public record DrawRowView(
        @Schema(required = true) UUID entryId,
        @Schema(required = true) EntryType type,
        @Schema(required = true) EntryStatus status,
        @Schema(required = true, examples = "2026-01") YearMonth month,
        @Schema(required = true, description = "Positive: advanced; negative: recovered") BigDecimal amount,
        @Schema(required = true, description = "false: a free top-up, which does not count in the balance") boolean recoverable,
        @Schema(nullable = true) UUID payoutId,
        @Schema(nullable = true) String payoutNumber) {

    static DrawRowView of(Row row, MinorUnits units) {
        return new DrawRowView(
                row.uuid("id"),
                row.oneOf(EntryType.class, "type"),
                row.oneOf(EntryStatus.class, "status"),
                row.month("commission_month"),
                units.exact(row.decimal("amount")),
                row.flag("recoverable"),
                row.uuid("payout_id"),
                row.text("number"));
    }
}
