package io.commission.posting;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.commission.calculation.Bonus;
import io.commission.calculation.Explanation;
import io.commission.calculation.Explanation.PeriodUsed;
import io.commission.calculation.Explanation.PostedBefore;
import io.commission.calculation.PlanTerms;
import io.commission.calculation.Posted;
import io.commission.calculation.Rated;
import io.commission.calculation.Recomputation;
import io.commission.calculation.Settlement;
import io.commission.database.Ids;
import io.commission.ledger.EntryBook;
import io.commission.ledger.EntryOrigin;
import io.commission.ledger.EntryType;
import io.commission.ledger.NewEntry;
import io.commission.ledger.PostedRows;
import io.commission.money.MinorUnits;

/** Bonuses and floors of a tier period: one entry a person and period, recomputed like the rest (PLAN-9). */
final class PeriodBonuses {

    private final EntryWriting writing;
    private final Booking booking;
    private final MinorUnits units;

    PeriodBonuses(EntryWriting writing, Booking booking, MinorUnits units) {
        this.writing = writing;
        this.booking = booking;
        this.units = units;
    }

    /** Brings the bonus of a rated count to what its totals reach. */
    void settleBonus(CountRating count, List<PostedRows.OfCount> standing) {
        PlanTerms plan = count.plan();
        List<Posted> live = live(count.id(), EntryOrigin.PERIOD_BONUS, standing);
        List<Bonus> bonuses = plan == null ? List.of() : plan.bonuses();
        BigDecimal target = Recomputation.bonus(count.totals(), bonuses, units);
        if (live.isEmpty() && target.signum() == 0) {
            return;
        }
        PeriodUsed used = new PeriodUsed(count.count().key().planId(), count.count().key().startsOn(),
                count.count().key().periodEnd(), count.totals(), bonuses, null, null);
        bring(target, live, Explanation.Kind.BONUS, EntryOrigin.PERIOD_BONUS, used, count.count().key().personId(),
                NewEntry.Subject.ofCount(count.count().key().planId(), plan == null ? null : plan.versionId(),
                        count.id()),
                reachedIn(count, bonuses));
    }

    /** Brings the floor's top-up of an ended period to what lifts the posted sum to the floor; without a plan there is none. */
    void settleFloor(CountBook.Count count, PlanTerms plan, BigDecimal posted, List<PostedRows.OfCount> standing) {
        List<Posted> live = live(count.id(), EntryOrigin.PERIOD_FLOOR, standing);
        BigDecimal floor = plan == null ? null : plan.floor();
        BigDecimal target = Recomputation.topUp(floor, posted, units);
        if (live.isEmpty() && target.signum() == 0) {
            return;
        }
        PeriodUsed used = new PeriodUsed(count.key().planId(), count.key().startsOn(), count.key().periodEnd(), null,
                null, floor, posted);
        bring(target, live, Explanation.Kind.FLOOR, EntryOrigin.PERIOD_FLOOR, used, count.key().personId(),
                NewEntry.Subject.ofCount(count.key().planId(), plan == null ? null : plan.versionId(), count.id()),
                YearMonth.from(count.key().periodEnd()));
    }

    private void bring(BigDecimal target, List<Posted> live, Explanation.Kind kind, EntryOrigin origin, PeriodUsed used,
            UUID personId, NewEntry.Subject subject, YearMonth earned) {
        Settlement settlement = live.isEmpty()
                ? new Settlement(List.of(), Optional.empty(), target)
                : Settlement.ofOther(target, live);
        settlement.superseded()
                .forEach(row -> booking.reverse(new EntryBook.Reversal(row.entryId(), LoadSettler.SUPERSEDED)));
        BigDecimal amount = settlement.posting().map(Settlement.Posting::amount).orElse(settlement.trueUpPart());
        if (amount.signum() == 0) {
            return;
        }
        List<PostedBefore> kept = live.stream().filter(row -> !settlement.superseded().contains(row))
                .map(row -> new PostedBefore(row.entryId(), row.kind(), row.amount())).toList();
        EntryType type = kept.isEmpty() ? EntryType.BONUS : EntryType.ADJUSTMENT;
        UUID supersedes = settlement.posting().map(Settlement.Posting::supersedes).orElse(null);
        UUID corrects = kept.isEmpty() ? null : kept.get(0).entryId();
        String notes = kind == Explanation.Kind.FLOOR ? "Top-up to the plan's floor" : "Plan bonus";
        booking.post(new NewEntry(Ids.next(), personId, type, origin, writing.born(personId), writing.exact(amount),
                writing.bookedIn(earned), earned, subject, NewEntry.Rate.NONE,
                new NewEntry.Links(null, supersedes, corrects, null), notes, null, null, true,
                new Explanation(kind, writing.decimals(), null, null, null, null, used, null, target, kept, null, null,
                        writing.exact(amount)),
                List.of()));
    }

    private static List<Posted> live(UUID countId, EntryOrigin origin, List<PostedRows.OfCount> standing) {
        return standing.stream().filter(entry -> entry.countId().equals(countId) && entry.origin() == origin)
                .map(entry -> new Posted(entry.entryId(),
                        entry.type() == EntryType.BONUS ? Posted.Kind.COMMISSION : Posted.Kind.ADJUSTMENT,
                        entry.state(),
                        entry.amount()))
                .toList();
    }

    /** The month of the last load that reached a threshold; without one the period's last. */
    static YearMonth reachedIn(CountRating count, List<Bonus> bonuses) {
        YearMonth month = YearMonth.from(count.count().key().periodEnd());
        for (Rated rated : count.rated()) {
            for (Bonus bonus : bonuses) {
                boolean before = rated.before().measure(bonus.thresholdType()).compareTo(bonus.threshold()) >= 0;
                boolean after = rated.after().measure(bonus.thresholdType()).compareTo(bonus.threshold()) >= 0;
                if (!before && after) {
                    month = YearMonth.from(count.member(rated.credit().loadId()).evaluation().datedOn());
                }
            }
        }
        return month;
    }
}
