package io.commission.entry;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Which loads to calculate: chosen ones, or a month's, of everybody or of one person.
 *
 * @param dryRun answer what would be posted, and write nothing
 */
@Schema(name = "CalculateRequest")
public record CalculateRequest(@Schema(nullable = true) @Size(min = 1, max = 1000) List<UUID> loadIds,
        YearMonth month,
        UUID personId, Boolean dryRun) {

    @Schema(hidden = true)
    boolean isDry() {
        return Boolean.TRUE.equals(dryRun);
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "give either loadIds or month; personId goes with month")
    public boolean isEitherLoadsOrMonth() {
        return (loadIds == null) != (month == null) && (personId == null || month != null);
    }
}
