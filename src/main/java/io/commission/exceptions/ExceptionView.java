package io.commission.exceptions;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.database.Row;

/** Something that keeps money from being posted or paid (PLAN-7). */
@Schema(name = "CommissionException")
public record ExceptionView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "REP_UNKNOWN") String code,
        @Schema(required = true) ExceptionStatus status,
        @Schema(required = true, description = "what is missing", examples = "No person is known as EMP-9") String detail,
        @Schema(nullable = true) UUID loadId,
        @Schema(nullable = true) String loadExternalId,
        @Schema(nullable = true) UUID opportunityId,
        @Schema(nullable = true) String opportunityExternalId,
        @Schema(nullable = true) UUID scheduleRowId,
        @Schema(nullable = true) UUID personId,
        @Schema(nullable = true) String personName,
        @Schema(nullable = true) UUID payoutId,
        @Schema(nullable = true) YearMonth month,
        @Schema(required = true) Instant openedAt,
        @Schema(nullable = true) Instant resolvedAt) {

    static ExceptionView of(Row row) {
        return new ExceptionView(row.uuid("id"), row.text("code"), row.oneOf(ExceptionStatus.class, "status"),
                row.text("detail"), row.uuid("load_id"), row.text("load_external_id"),
                row.uuid("opportunity_id"), row.text("opportunity_external_id"), row.uuid("schedule_row_id"),
                row.uuid("person_id"),
                row.text("person_name"), row.uuid("payout_id"), row.month("month"), row.instant("opened_at"),
                row.instant("resolved_at"));
    }
}
