package io.commission.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a month's ledger stands up to recomputation. Everything is right when no list has rows.
 *
 * @param entries entries booked in the month and recomputed from their explanations (CALC-7)
 * @param counts tier counts that touch the month and were rated from the beginning (CALC-4)
 * @param entryDifferences the first 1,000 entries that differ
 * @param totalDifferences kept totals that differ from the sum of their entries
 * @param balanceDifferences draw balances that differ from the sum of their ledger rows (DRAW-3)
 */
@Schema(name = "Verification")
public record VerificationView(YearMonth month, boolean right, long entries, int counts,
        List<RecomputedView> entryDifferences,
        List<CountDifference> countDifferences, List<TotalDifference> totalDifferences,
        List<BalanceDifference> balanceDifferences) {

    @Schema(name = "CountDifference")
    public record CountDifference(UUID countId, UUID personId, UUID planId, LocalDate startsOn, LocalDate periodEnd,
            BigDecimal posted, BigDecimal expected) {
    }

    @Schema(name = "TotalDifference")
    public record TotalDifference(UUID personId, BigDecimal kept, BigDecimal summed) {
    }

    @Schema(name = "BalanceDifference")
    public record BalanceDifference(UUID personId, BigDecimal kept, BigDecimal summed) {
    }
}
