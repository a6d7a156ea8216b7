package io.commission.assignment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.calculation.Basis;
import io.commission.calculation.RateType;
import io.commission.database.Row;
import io.commission.money.MinorUnits;
import io.commission.money.Percent;

@Schema(description = "A customer override in one of its versions")
public record OverrideView(
        UUID id,
        UUID personId,
        String personName,
        UUID accountId,
        String accountName,
        RateType rateType,
        BigDecimal rate,
        @Schema(description = "null: the plan's") Basis basis,
        LocalDate effectiveDate,
        LocalDate endDate,
        String notes,
        UUID versionId,
        int revision,
        @Schema(description = "false: corrected or taken back") boolean live,
        Instant createdAt,
        String createdBy) {

    static OverrideView of(Row row, MinorUnits units) {
        RateType type = row.oneOf(RateType.class, "rate_type");
        BigDecimal rate = type == RateType.PERCENT
                ? Percent.exact(row.decimal("rate"))
                : units.exact(row.decimal("rate"));
        return new OverrideView(row.uuid("override_id"), row.uuid("person_id"), row.text("person_name"),
                row.uuid("account_id"),
                row.text("account_name"), type, rate, row.oneOf(Basis.class, "basis"), row.date("effective_from"),
                row.date("effective_to"), row.text("notes"), row.uuid("id"), row.integer("revision"), row.flag("live"),
                row.instant("created_at"), row.text("created_by"));
    }
}
