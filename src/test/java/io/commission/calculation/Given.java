package io.commission.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.commission.money.MinorUnits;

/** Terms and loads of the unit tests. */
final class Given {

    static final UUID PLAN = new UUID(0, 1);
    static final MinorUnits USD = new MinorUnits(2);
    static final Rating RATING = rating(USD);

    private Given() {
    }

    static Rating rating(MinorUnits units) {
        return new Rating(units, (rules, inputs) -> {
            throw new AssertionError("no formula here");
        });
    }

    static BigDecimal decimal(String value) {
        return value == null ? null : new BigDecimal(value);
    }

    /** Tiers as "minimum:rate". */
    static TierSchedule schedule(ThresholdType threshold, RateType type, TierMode mode, TierPeriod period,
            String... tiers) {
        List<Tier> set = new ArrayList<>();
        for (int i = 0; i < tiers.length; i++) {
            String[] tier = tiers[i].split(":");
            String maximum = i + 1 < tiers.length ? tiers[i + 1].split(":")[0] : null;
            set.add(new Tier(i + 1, null, decimal(tier[0]), decimal(maximum), decimal(tier[1])));
        }
        return new TierSchedule(threshold, type, mode, period, set);
    }

    /** PLAN-4: 0–50,000 at 8 %, 50,000–100,000 at 10 %, above at 12 %. */
    static TierSchedule plan4() {
        return schedule(ThresholdType.REVENUE, RateType.PERCENT, TierMode.MARGINAL, TierPeriod.MONTHLY, "0:8",
                "50000:10", "100000:12");
    }

    static Terms tiered(TierSchedule schedule, Basis basis, String cap) {
        return terms(TermsSource.PLAN, Method.TIERED, null, basis, schedule, cap);
    }

    static Terms percent(String rate, Basis basis, String cap) {
        return terms(TermsSource.PLAN, Method.PERCENT, rate, basis, null, cap);
    }

    static Terms flat(String amount, String cap) {
        return terms(TermsSource.PLAN, Method.FLAT, amount, Basis.GROSS_REVENUE, null, cap);
    }

    static Terms terms(TermsSource source, Method method, String rate, Basis basis, TierSchedule schedule,
            String cap) {
        return new Terms(source, PLAN, new UUID(0, 2), "Plan", null, null, method, decimal(rate), basis, null, schedule,
                null, decimal(cap), List.of());
    }

    static LoadAmounts amounts(String revenue, String cost) {
        return new LoadAmounts(decimal(revenue), decimal(cost), null);
    }

    static Credit credit(Terms terms, String revenue, String cost) {
        return credit(terms, amounts(revenue, cost), "1", Gate.PASSED);
    }

    static Credit credit(Terms terms, LoadAmounts amounts, String weight, Gate gate) {
        return new Credit(UUID.randomUUID(), terms, amounts, decimal(weight), gate, null, "Ann");
    }

    static List<String> rated(Credit... sequence) {
        return texts(RATING.rate(Totals.NONE, List.of(sequence)).rated());
    }

    static List<String> texts(List<Rated> rated) {
        return rated.stream().map(one -> one.amount().toPlainString()).toList();
    }
}
