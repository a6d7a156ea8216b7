package io.commission.entry;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a calculation wrote, or would write.
 *
 * @param loads how many loads were looked at
 * @param posted how many entries are new
 * @param superseded how many were reversed for them
 * @param changes the difference by person and month of booking; at most 1,000 rows
 * @param entries the new entries; at most 1,000
 */
@Schema(name = "Calculation")
public record CalculateView(boolean dryRun, int loads, int posted, int superseded, List<Change> changes,
        List<EntryView> entries) {

    /** @param delta minor units, signed */
    @Schema(name = "CalculationChange")
    public record Change(UUID personId, YearMonth commissionMonth, BigDecimal delta) {
    }
}
