package io.commission.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.commission.calculation.RateType;
import io.commission.calculation.ThresholdType;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.ExactAmounts;

/** Takes a plan's tiers together: from 0, without gap or overlap, of one kind; the offending tier is named (PLAN-3). */
final class TierSet {
    static final int LIMIT = 100;

    private final ExactAmounts amounts;
    private final List<PlanTier> tiers = new ArrayList<>();

    private TierSet(ExactAmounts amounts) {
        this.amounts = amounts;
    }

    /** The set that replaces another. */
    static List<PlanTier> of(List<TierRequest> requests, ExactAmounts amounts) {
        TierSet set = new TierSet(amounts);
        List<TierRequest> ordered = inOrder(requests);
        for (int i = 0; i < ordered.size(); i++) {
            set.add(ordered.get(i), "tiers[" + i + "]");
        }
        return set.tiers;
    }

    /** The set with one more tier, which starts where the last one ends. */
    static List<PlanTier> with(List<PlanTier> existing, TierRequest request, ExactAmounts amounts) {
        TierSet set = new TierSet(amounts);
        set.tiers.addAll(existing);
        set.add(request, "tier");
        return set.tiers;
    }

    private static List<TierRequest> inOrder(List<TierRequest> requests) {
        return requests.stream().allMatch(tier -> tier.tierNumber() != null)
                ? requests.stream().sorted(Comparator.comparing(TierRequest::tierNumber)).toList()
                : requests;
    }

    private void add(TierRequest request, String field) {
        int number = tiers.size() + 1;
        String named = "Tier " + number;
        if (number > LIMIT) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "A plan has at most " + LIMIT + " tiers.").field("tiers", "too many");
        }
        if (request.tierNumber() != null && request.tierNumber() != number) {
            throw refused(Code.TIER_NUMBERS_WRONG, field + ".tierNumber",
                    named + " is numbered " + request.tierNumber());
        }
        PlanTier last = tiers.isEmpty() ? null : tiers.get(tiers.size() - 1);
        checkKind(last, request, field, named);
        BigDecimal start = start(last, field, named);
        BigDecimal minimum = request.minimum() == null
                ? start
                : threshold(request.thresholdType(), field + ".minimum", request.minimum());
        BigDecimal maximum = threshold(request.thresholdType(), field + ".maximum", request.maximum());
        checkRange(start, minimum, maximum, field, named);
        BigDecimal rate = request.rateType() == RateType.PERCENT
                ? ExactAmounts.percent(field + ".rate", request.rate())
                : amounts.money(field + ".rate", request.rate());
        tiers.add(new PlanTier(number, request.name(), request.thresholdType(), minimum, maximum, request.rateType(),
                rate, request.period()));
    }

    private static void checkKind(PlanTier last, TierRequest request, String field, String named) {
        if (last != null && (last.thresholdType() != request.thresholdType() || last.rateType() != request.rateType()
                || last.period() != request.period())) {
            throw refused(Code.TIER_SET_MIXED, field,
                    named + " has another threshold type, rate type or period than tier "
                            + last.tierNumber());
        }
    }

    private static BigDecimal start(PlanTier last, String field, String named) {
        if (last == null) {
            return BigDecimal.ZERO;
        }
        if (last.maximum() == null) {
            throw refused(Code.TIER_AFTER_OPEN_END, field, named + " follows tier " + last.tierNumber()
                    + ", which has no maximum. Give it one first, or replace the whole set");
        }
        return last.maximum();
    }

    private static void checkRange(BigDecimal start, BigDecimal minimum, BigDecimal maximum, String field,
            String named) {
        int against = Objects.requireNonNull(minimum).compareTo(start);
        if (against != 0) {
            Code code = against < 0 ? Code.TIER_OVERLAP : start.signum() == 0 ? Code.TIER_NOT_FROM_ZERO : Code.TIER_GAP;
            throw refused(code, field + ".minimum", named + " starts at " + minimum.toPlainString() + " instead of "
                    + start.toPlainString());
        }
        if (maximum != null && maximum.compareTo(minimum) <= 0) {
            throw refused(Code.TIER_RANGE_INVALID, field + ".maximum", named + " ends at " + maximum.toPlainString()
                    + ", not above its minimum of " + minimum.toPlainString());
        }
    }

    private BigDecimal threshold(ThresholdType type, String field, BigDecimal value) {
        return type == ThresholdType.LOAD_COUNT ? ExactAmounts.count(field, value) : amounts.money(field, value);
    }

    private static Refusal refused(Code code, String field, String message) {
        return Refusal.of(code, message + ".").field(field, message);
    }
}
