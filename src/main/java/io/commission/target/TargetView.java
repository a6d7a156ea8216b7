package io.commission.target;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.database.Row;
import io.commission.money.MinorUnits;
import io.commission.money.Percent;

@Schema(description = "What a person aims at, and at which rate their deals earn")
public record TargetView(
        UUID id,
        UUID personId,
        String personName,
        LocalDate startDate,
        @Schema(description = "The last day") LocalDate endDate,
        BigDecimal quota,
        @Schema(description = "Percent of a deal's amount", examples = "8.5000") BigDecimal commissionRate,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {

    static TargetView of(Row row, MinorUnits units) {
        return new TargetView(row.uuid("id"), row.uuid("person_id"), row.text("person_name"), row.date("start_date"),
                row.date("end_date"), units.exact(row.decimal("quota")), Percent.exact(row.decimal("commission_rate")),
                row.instant("created_at"), row.text("created_by"), row.instant("updated_at"), row.text("updated_by"));
    }
}
