package io.commission.payout;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.access.Scope;
import io.commission.money.MinorUnits;

/** What a run did, or would do. Payouts that were there before are not in it. */
@Schema(name = "PayoutRun")
public record RunReport(
        @Schema(required = true, examples = "2026-01") String month,
        @Schema(required = true, examples = "2026-01-01") String periodStart,
        @Schema(required = true, examples = "2026-01-31") String periodEnd,
        @Schema(required = true, description = "true: nothing was written") boolean dryRun,
        @Schema(required = true, description = "Whether the month is closed by this run or was before") boolean monthClosed,
        @Schema(required = true) Counts counts,
        @Schema(nullable = true, description = "Sum of the nets; only for who may read everything", examples = "2375.00") BigDecimal net,
        @Schema(required = true, description = "The payouts that the caller may see, the first 1,000") List<Item> payouts) {

    private static final int MOST_PAYOUTS = 1_000;

    @Schema(name = "PayoutRunCounts")
    public record Counts(int created, int pending, int approved, int paid, int stopped) {
    }

    /** @param number null in a dry run, which uses none up */
    @Schema(name = "PayoutRunItem")
    public record Item(
            UUID id, String number, UUID personId, PayoutStatus status, BigDecimal gross, BigDecimal adjustments,
            BigDecimal drawAdvance, BigDecimal drawRecovery, BigDecimal net, BigDecimal balanceBefore,
            BigDecimal balanceAfter, @Schema(nullable = true, description = "Why it is stopped") String stopped) {

        static Item of(Draft draft, boolean preview, MinorUnits units) {
            return new Item(
                    preview ? null : draft.id(),
                    preview ? null : draft.number(),
                    draft.personId(),
                    draft.status(),
                    units.exact(draft.gross()),
                    units.exact(draft.adjustments()),
                    units.exact(draft.drawAdvance()),
                    units.exact(draft.drawRecovery()),
                    units.exact(draft.net()),
                    units.exact(draft.balanceBefore()),
                    units.exact(draft.balanceAfter()),
                    draft.stopped());
        }
    }

    static RunReport of(RunPlan plan, List<Draft> drafts) {
        MinorUnits units = plan.rules().units();
        return new RunReport(
                plan.month().toString(),
                plan.periodStart().toString(),
                plan.periodEnd().toString(),
                plan.preview(),
                plan.approvedUntil() != null,
                new Counts(
                        drafts.size(),
                        count(drafts, PayoutStatus.PENDING),
                        count(drafts, PayoutStatus.APPROVED),
                        count(drafts, PayoutStatus.PAID),
                        count(drafts, PayoutStatus.STOPPED)),
                units.exact(drafts.stream().map(Draft::net).reduce(BigDecimal.ZERO, BigDecimal::add)),
                drafts.stream().limit(MOST_PAYOUTS).map(draft -> Item.of(draft, plan.preview(), units)).toList());
    }

    /** Who may start a run need not be allowed to read what people earn (PERM-4). */
    RunReport seenBy(Scope visible) {
        return visible.all()
                ? this
                : new RunReport(month, periodStart, periodEnd, dryRun, monthClosed, counts, null,
                        payouts.stream().filter(payout -> visible.sees(payout.personId())).toList());
    }

    private static int count(List<Draft> drafts, PayoutStatus status) {
        return (int) drafts.stream().filter(draft -> draft.status() == status).count();
    }

}
