package io.commission.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.change.ChangeRecord;
import io.commission.change.Level;
import io.commission.ledger.EntryStatus;
import io.commission.ledger.EntryType;
import io.commission.structure.ChangeType;
import io.commission.structure.LineRole;

/**
 * One change as the caller may see it.
 *
 * @param position in the tenant's chain of changes
 */
@Schema(name = "RecordedChange")
public record ChangeView(UUID id, ChangeRecord.Kind kind, long position,
        @Schema(nullable = true) UUID opportunityId, @Schema(nullable = true) String opportunityName,
        @Schema(nullable = true) UUID accountId, @Schema(nullable = true) String accountName, Level scope,
        @Schema(nullable = true, description = "Of an opportunity's change") ChangeType type,
        @Schema(nullable = true, description = "Who departed") Party departing,
        @Schema(description = "First day of the new state") LocalDate effectiveDate,
        @Schema(nullable = true, description = "Last day of the old one") LocalDate endDate,
        @Schema(nullable = true) Party ownerBefore, @Schema(nullable = true) Party ownerAfter,
        @Schema(description = "Who stood or stands in the structure, or in a role at the account") List<LineChange> lines,
        @Schema(description = "False where the caller may not see every line and owner") boolean complete,
        @Schema(nullable = true) String reason, @Schema(nullable = true) String reference,
        @Schema(nullable = true, description = "Why this receiver was chosen (level 3)") String pick,
        Instant createdAt, String createdBy, @Schema(nullable = true) String createdByName, Batch batch,
        @Schema(nullable = true, description = "The change that this one undoes") UUID rollbackOf,
        @Schema(nullable = true, description = "The change by which this one was undone") UUID undoneBy,
        @Schema(description = "Entries that it caused") List<Entry> entries) {

    @Schema(name = "ChangeParty")
    public record Party(UUID id, String name) {
    }

    @Schema(name = "ChangedLine", description = "One person before and after; without a role before, the person came new")
    public record LineChange(UUID personId, String personName, @Schema(nullable = true) LineRole roleBefore,
            @Schema(nullable = true, examples = "60.00") BigDecimal percentBefore,
            @Schema(nullable = true) LineRole roleAfter,
            @Schema(nullable = true, examples = "0.00") BigDecimal percentAfter,
            @Schema(nullable = true, description = "The role at the account, of an account's change") String accountRoleBefore,
            @Schema(nullable = true) String accountRoleAfter) {
    }

    /** @param createdBy whoever decided it */
    @Schema(name = "ChangeBatch")
    public record Batch(UUID id, String status, String strategy, String createdBy,
            @Schema(nullable = true) String createdByName) {
    }

    @Schema(name = "ChangeEntry")
    public record Entry(UUID id, UUID personId, String personName, EntryType type, EntryStatus status,
            BigDecimal amount, YearMonth commissionMonth, YearMonth earnedMonth) {
    }
}
