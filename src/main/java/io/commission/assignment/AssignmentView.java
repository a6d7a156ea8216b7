package io.commission.assignment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.database.Row;
import io.commission.money.MinorUnits;

@Schema(description = "An assignment in one of its versions")
public record AssignmentView(
        UUID id,
        UUID personId,
        String personName,
        UUID planId,
        @Schema(description = "The plan's name on the first day of this version") String planName,
        LocalDate effectiveDate,
        LocalDate endDate,
        BigDecimal overrideRate,
        BigDecimal overrideFlat,
        BigDecimal drawAmount,
        boolean drawRecoverable,
        UUID versionId,
        int revision,
        @Schema(description = "false: corrected or taken back") boolean live,
        Instant createdAt,
        String createdBy) {

    static AssignmentView of(Row row, MinorUnits units) {
        return new AssignmentView(row.uuid("assignment_id"), row.uuid("person_id"), row.text("person_name"),
                row.uuid("plan_id"),
                row.text("plan_name"), row.date("effective_from"), row.date("effective_to"),
                row.decimal("override_rate"),
                money(row.decimal("override_flat"), units), money(row.decimal("draw_amount"), units),
                row.flag("draw_recoverable"), row.uuid("id"), row.integer("revision"), row.flag("live"),
                row.instant("created_at"), row.text("created_by"));
    }

    private static BigDecimal money(BigDecimal amount, MinorUnits units) {
        return amount == null ? null : units.exact(amount);
    }
}
