package io.commission.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.database.Row;
import io.commission.http.OfTheDay;
import io.commission.person.PersonKind;

@Schema(description = "A customer account, with its owner on a day")
public record AccountView(
        UUID id,
        String externalId,
        String name,
        String type,
        String territory,
        String valueClass,
        AccountStatus status,
        @Schema(description = "null: nobody on that day") UUID ownerId,
        String ownerName,
        @Schema(description = "HOUSE and UNASSIGNED are the special owners") PersonKind ownerKind,
        @Schema(description = "First day of this owner") LocalDate ownerSince,
        @Schema(description = "In force on that day") List<AccountAssignmentView> assignments,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) implements OfTheDay {

    /** Without its assignments. */
    static AccountView of(Row row) {
        return new AccountView(row.uuid("id"), row.text("external_id"), row.text("name"), row.text("type"),
                row.text("territory"),
                row.text("value_class"), row.oneOf(AccountStatus.class, "status"), row.uuid("owner_id"),
                row.text("owner_name"),
                row.oneOf(PersonKind.class, "owner_kind"), row.date("owner_since"), List.of(),
                row.instant("created_at"),
                row.text("created_by"), row.instant("updated_at"), row.text("updated_by"));
    }

    AccountView with(List<AccountAssignmentView> others) {
        return new AccountView(id, externalId, name, type, territory, valueClass, status, ownerId, ownerName, ownerKind,
                ownerSince, others, createdAt, createdBy, updatedAt, updatedBy);
    }
}
