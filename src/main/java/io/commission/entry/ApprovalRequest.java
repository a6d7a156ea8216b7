package io.commission.entry;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Either chosen entries, or a month: everything PENDING that is booked up to it, of everybody or of chosen people.
 */
@Schema(name = "ApprovalRequest")
public record ApprovalRequest(@Schema(nullable = true) @Size(min = 1, max = 1000) List<UUID> entryIds,
        YearMonth month,
        @Schema(nullable = true) @Size(min = 1, max = 1000) List<UUID> personIds) {

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "give either entryIds or month")
    public boolean isEitherEntriesOrMonth() {
        return (entryIds == null) != (month == null) && (personIds == null || month != null);
    }
}
