package io.commission.entry;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.database.Row;
import io.commission.ledger.EntryOrigin;
import io.commission.ledger.EntryStatus;
import io.commission.money.MinorUnits;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What was corrected of somebody's commission, and why (PRO-4).
 *
 * @param period the month in which it is paid
 * @param earnedPeriod the month that it corrects
 * @param amount minor units, signed
 * @param correctsEntryId the entry beside which it stands
 * @param retained House's or Unassigned's: approved, never paid out (PPL-2)
 */
@RegisterForReflection
@Schema(name = "Adjustment")
public record AdjustmentView(UUID id, UUID personId, String personName, YearMonth period, YearMonth earnedPeriod,
        BigDecimal amount, EntryStatus status, EntryOrigin origin, String reason, UUID opportunityId,
        String opportunityExternalId, String opportunityName, UUID scheduleRowId, LocalDate scheduleRowStart,
        LocalDate scheduleRowEnd, UUID loadId, String loadExternalId, UUID commissionChangeId, UUID batchId,
        UUID correctsEntryId, UUID supersedesEntryId, boolean retained, UUID payoutId, String notes, Instant createdAt,
        String createdBy) {

    static AdjustmentView of(Row row, MinorUnits units) {
        return new AdjustmentView(row.uuid("id"), row.uuid("person_id"), row.text("person_name"),
                row.month("commission_month"), row.month("earned_month"), units.exact(row.decimal("amount")),
                row.oneOf(EntryStatus.class, "status"), row.oneOf(EntryOrigin.class, "origin"), row.text("reason"),
                row.uuid("opportunity_id"), row.text("opportunity_external_id"), row.text("opportunity_name"),
                row.uuid("schedule_row_id"), row.date("start_date"), row.date("end_date"), row.uuid("load_id"),
                row.text("load_external_id"), row.uuid("change_id"), row.uuid("batch_id"), row.uuid("corrects_id"),
                row.uuid("supersedes_id"), row.flag("retained"), row.uuid("payout_id"), row.text("notes"),
                row.instant("created_at"), row.text("created_by"));
    }
}
