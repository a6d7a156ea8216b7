package io.commission.posting;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.commission.calculation.Credit;
import io.commission.calculation.Explanation;
import io.commission.calculation.Explanation.Computation;
import io.commission.calculation.Explanation.LoadUsed;
import io.commission.calculation.Explanation.PostedBefore;
import io.commission.calculation.Explanation.Split;
import io.commission.calculation.Gate;
import io.commission.calculation.LoadAmounts;
import io.commission.calculation.Posted;
import io.commission.calculation.Rated;
import io.commission.calculation.Terms;
import io.commission.ledger.ClosedMonths;
import io.commission.ledger.EntryStatus;
import io.commission.ledger.NewEntry;
import io.commission.money.MinorUnits;

/** How a calculated amount is put into words and columns: months, status, rate, explanation. */
final class EntryWriting {

    private final MinorUnits units;
    private final ClosedMonths.Last closed;
    private final Set<UUID> specialOwners;

    EntryWriting(MinorUnits units, ClosedMonths.Last closed, Set<UUID> specialOwners) {
        this.units = units;
        this.closed = closed;
        this.specialOwners = specialOwners;
    }

    BigDecimal exact(BigDecimal amount) {
        return units.exact(amount);
    }

    int decimals() {
        return units.digits();
    }

    YearMonth bookedIn(YearMonth earned) {
        return closed.firstOpen(earned);
    }

    /** House's and Unassigned's parts are born APPROVED and stay (PPL-2). */
    EntryStatus born(UUID personId) {
        return specialOwners.contains(personId) ? EntryStatus.APPROVED : EntryStatus.PENDING;
    }

    static NewEntry.Subject subject(LoadRow load, Target target, UUID countId) {
        Terms terms = target == null ? null : target.rated().credit().terms();
        return new NewEntry.Subject(load.id(), load.orderId(), load.accountId(), terms == null ? null : terms.planId(),
                terms == null ? null : terms.planVersionId(), countId, null, null);
    }

    static NewEntry.Rate rate(Target target) {
        if (target == null) {
            return NewEntry.Rate.NONE;
        }
        Rated rated = target.rated();
        Credit credit = rated.credit();
        boolean split = target.evaluation().shares().size() > 1;
        return new NewEntry.Rate(credit.terms().basis(), credit.amounts().of(credit.terms().basis()).orElse(null),
                credit.terms().method(), rated.rate(),
                split ? target.evaluation().shares().get(target.share()).percent() : null);
    }

    static String notes(Target target) {
        if (target == null) {
            return null;
        }
        Gate gate = target.rated().credit().gate();
        return switch (gate) {
            case BELOW_MINIMUM -> "Margin below the minimum of "
                    + target.rated().credit().terms().minimumMarginPercent().stripTrailingZeros().toPlainString()
                    + " %";
            case NO_REVENUE -> "No revenue";
            default -> null;
        };
    }

    Explanation explain(LoadRow load, Target target, List<Posted> kept, BigDecimal amount) {
        List<PostedBefore> before = kept.stream().map(row -> new PostedBefore(row.entryId(), row.kind(), row.amount()))
                .toList();
        if (target == null) {
            return new Explanation(Explanation.Kind.GONE, units.digits(), used(load, null), null, null, null, null,
                    null,
                    units.zero(), before, null, null, exact(amount));
        }
        return new Explanation(Explanation.Kind.LOAD, units.digits(), used(load, target),
                target.rated().credit().terms(),
                Computation.of(target.rated()), split(target), null, null, target.amount(),
                before.isEmpty() ? null : before,
                null, null, exact(amount));
    }

    static Split split(Target target) {
        Evaluation evaluation = target.evaluation();
        return evaluation.creditThenRate() || evaluation.shares().size() == 1
                ? null
                : new Split(evaluation.shares(), target.share());
    }

    private static LoadUsed used(LoadRow load, Target target) {
        LoadAmounts amounts = load.amounts();
        return new LoadUsed(load.id(), load.externalId(), amounts, amounts.netMargin(), amounts.marginPercent(),
                target == null ? null : target.evaluation().deliveredOn(),
                target == null ? null : target.evaluation().datedOn());
    }
}
