package io.commission.entry;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.calculation.Basis;
import io.commission.calculation.Method;
import io.commission.database.Row;
import io.commission.ledger.EntryOrigin;
import io.commission.ledger.EntryStatus;
import io.commission.ledger.EntryType;
import io.commission.money.MinorUnits;

/**
 * An entry of the ledger (ENT-1).
 *
 * @param commissionAmount minor units, signed
 * @param rateApplied percent, or amount per load, by {@code rateType}
 * @param commissionChangeId the change of commissions that made it, where one did
 * @param retained House's or Unassigned's part: approved, never paid out (PPL-2)
 */
@Schema(name = "Entry")
public record EntryView(UUID id, UUID personId, String personName, EntryType type, EntryOrigin origin,
        EntryStatus status,
        BigDecimal commissionAmount, YearMonth commissionMonth, YearMonth earnedMonth, UUID loadId,
        String loadExternalId,
        String orderId, UUID accountId, UUID opportunityId, String opportunityExternalId, UUID scheduleRowId,
        UUID planId, UUID planVersionId,
        Basis basis,
        BigDecimal basisAmount, Method rateType, BigDecimal rateApplied, boolean isSplit, BigDecimal splitPercent,
        UUID parentEntryId, UUID supersedesEntryId, UUID correctsEntryId, UUID causedByLoadId, UUID commissionChangeId,
        boolean retained,
        String notes,
        String reason, Instant approvedAt, String approvedBy, Reversal reversal, Reinstatement reinstatement,
        UUID payoutId,
        Instant paidAt, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy, long version) {

    /** When, by whom and why an entry was reversed, or paid money was taken back. */
    @Schema(name = "EntryReversal")
    public record Reversal(Instant at, String by, String reason) {
    }

    @Schema(name = "EntryReinstatement")
    public record Reinstatement(Instant at, String by, String reason) {
    }

    static EntryView of(Row row, MinorUnits units) {
        BigDecimal basisAmount = row.decimal("basis_amount");
        boolean reassigned = row.oneOf(EntryOrigin.class, "origin") == EntryOrigin.REASSIGNMENT;
        return new EntryView(row.uuid("id"), row.uuid("person_id"), row.text("person_name"),
                row.oneOf(EntryType.class, "type"),
                row.oneOf(EntryOrigin.class, "origin"), row.oneOf(EntryStatus.class, "status"),
                units.exact(row.decimal("amount")), row.month("commission_month"), row.month("earned_month"),
                row.uuid("load_id"), row.text("load_external_id"), row.text("order_id"), row.uuid("account_id"),
                row.uuid("opportunity_id"), row.text("opportunity_external_id"), row.uuid("schedule_row_id"),
                row.uuid("plan_id"),
                row.uuid("plan_version_id"),
                row.oneOf(Basis.class, "basis"), basisAmount == null ? null : units.exact(basisAmount),
                row.oneOf(Method.class, "rate_type"), row.decimal("rate_applied"), row.flag("is_split"),
                row.decimal("split_percent"), row.uuid("parent_entry_id"), row.uuid("supersedes_id"),
                row.uuid("corrects_id"),
                reassigned ? null : row.uuid("caused_by_id"), reassigned ? row.uuid("caused_by_id") : null,
                row.flag("retained"), row.text("notes"), row.text("reason"),
                row.instant("approved_at"), row.text("approved_by"), reversal(row), reinstatement(row),
                row.uuid("payout_id"),
                row.instant("paid_at"), row.instant("created_at"), row.text("created_by"), row.instant("updated_at"),
                row.text("updated_by"), row.number("version"));
    }

    private static Reversal reversal(Row row) {
        Instant at = row.instant("reversed_at");
        return at == null ? null : new Reversal(at, row.text("reversed_by"), row.text("reversal_reason"));
    }

    private static Reinstatement reinstatement(Row row) {
        Instant at = row.instant("reinstated_at");
        return at == null ? null : new Reinstatement(at, row.text("reinstated_by"), row.text("reinstate_reason"));
    }
}
