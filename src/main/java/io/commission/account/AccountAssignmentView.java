package io.commission.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.database.Row;

@Schema(description = "A person's role at an account over a range of days, both ends inclusive")
public record AccountAssignmentView(UUID id, UUID personId, String personName, String role, LocalDate effectiveDate,
        @Schema(description = "null: no end") LocalDate endDate, Instant createdAt, String createdBy) {

    static AccountAssignmentView of(Row row) {
        return new AccountAssignmentView(row.uuid("id"), row.uuid("person_id"), row.text("person_name"),
                row.text("role"), row.date("effective_from"), row.date("effective_to"), row.instant("created_at"),
                row.text("created_by"));
    }
}
