package io.commission.calculation;

import static io.commission.calculation.Given.USD;
import static io.commission.calculation.Given.credit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.commission.money.Allocation;
import io.commission.money.MinorUnits;

/** Generated loads with odd cents, against sums in whole numbers. */
class RatingGeneratedTest {

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    RatingGeneratedTest() {
        System.out.println("RatingGeneratedTest -Dseed=" + seed);
    }

    @Test
    void calc4MarginalCommissionsAddUpToTheRoundedTotalAfterEveryLoad() {
        for (int i = 0; i < 400; i++) {
            MinorUnits units = new MinorUnits(random.nextInt(4));
            long[] minima = new long[1 + random.nextInt(4)];
            long[] rates = new long[minima.length];
            List<Tier> tiers = new ArrayList<>();
            for (int tier = 0; tier < minima.length; tier++) {
                minima[tier] = tier == 0 ? 0 : minima[tier - 1] + 1 + random.nextInt(500_000);
                rates[tier] = random.nextInt(300_000);
            }
            for (int tier = 0; tier < minima.length; tier++) {
                tiers.add(new Tier(tier + 1, null, BigDecimal.valueOf(minima[tier], units.digits()),
                        tier + 1 < minima.length ? BigDecimal.valueOf(minima[tier + 1], units.digits()) : null,
                        BigDecimal.valueOf(rates[tier], 4)));
            }
            Long cap = random.nextBoolean() ? null : Long.valueOf(random.nextInt(200_000));
            Terms terms = Given.tiered(new TierSchedule(ThresholdType.REVENUE, RateType.PERCENT, TierMode.MARGINAL,
                    TierPeriod.MONTHLY, tiers), Basis.GROSS_REVENUE,
                    cap == null ? null : BigDecimal.valueOf(cap, units.digits()).toPlainString());
            Rating rating = Given.rating(units);
            Totals before = Totals.NONE;
            long measure = 0;
            long paid = 0;
            for (int load = 0; load < 20; load++) {
                long revenue = random.nextInt(150_000);
                measure += revenue;
                Rated rated = rating.one(
                        credit(terms, BigDecimal.valueOf(revenue, units.digits()).toPlainString(), null), before, null);
                paid += rated.amount().unscaledValue().longValueExact();
                before = rated.after();
                assertEquals(total(minima, rates, measure, cap), paid);
            }
        }
    }

    @Test
    void calc1SharesOfALoadAddUpToItsCommission() {
        for (int i = 0; i < 3_000; i++) {
            List<Share> shares = new ArrayList<>();
            int left = 1_000_000;
            int reps = 1 + random.nextInt(5);
            for (int rep = 0; rep < reps; rep++) {
                int share = rep + 1 == reps ? left : random.nextInt(left + 1);
                left -= share;
                shares.add(new Share(new UUID(0, rep), BigDecimal.valueOf(share, 4)));
            }
            BigDecimal commission = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
            BigDecimal sum = BigDecimal.ZERO;
            for (int rep = 0; rep < reps; rep++) {
                sum = sum.add(Recomputation.share(commission, shares, rep, USD));
            }
            assertEquals(0, commission.compareTo(sum));
        }
    }

    @Test
    void calc1PartsOfABasisAddUpToTheLoads() {
        for (int i = 0; i < 3_000; i++) {
            LoadAmounts whole = new LoadAmounts(BigDecimal.valueOf(random.nextInt(1_000_000), 2),
                    random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(1_200_000), 2),
                    random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(900_000), 2));
            int first = random.nextInt(1_000_001);
            List<LoadAmounts> parts = whole.split(
                    List.of(BigDecimal.valueOf(first, 4), BigDecimal.valueOf(1_000_000 - first, 4)), 2);
            assertEquals(whole.revenue(), parts.get(0).revenue().add(parts.get(1).revenue()));
            if (whole.netMargin() == null) {
                assertEquals(null, parts.get(0).netMargin());
            } else {
                assertEquals(whole.netMargin(), parts.get(0).netMargin().add(parts.get(1).netMargin()));
            }
            if (whole.linehaul() != null) {
                assertEquals(whole.linehaul(), parts.get(0).linehaul().add(parts.get(1).linehaul()));
            }
        }
    }

    @Test
    void ent3AReversalIsTheExactNegation() {
        for (int i = 0; i < 3_000; i++) {
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
            Posted paid = new Posted(new UUID(0, 1), Posted.Kind.COMMISSION, Posted.State.SETTLED, amount);
            Posted adjusted = new Posted(new UUID(0, 2), Posted.Kind.ADJUSTMENT, Posted.State.SETTLED,
                    BigDecimal.valueOf(random.nextInt(2_001) - 1_000, 2));
            BigDecimal taken = Settlement.ofChanged(BigDecimal.ZERO, false, List.of(paid, adjusted)).posting()
                    .map(Settlement.Posting::amount).orElse(BigDecimal.ZERO);
            assertEquals(0, taken.add(paid.amount()).add(adjusted.amount()).signum());
            List<BigDecimal> weights = List.of(BigDecimal.valueOf(1 + random.nextInt(99)), BigDecimal.ONE);
            List<BigDecimal> parts = Allocation.byLargestRemainder(amount, weights, 2);
            List<BigDecimal> mirror = Allocation.byLargestRemainder(amount.negate(), weights, 2);
            assertEquals(parts, mirror.stream().map(BigDecimal::negate).toList());
        }
    }

    private static long total(long[] minima, long[] rates, long measure, Long cap) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < minima.length; i++) {
            long to = i + 1 < minima.length ? Math.min(measure, minima[i + 1]) : measure;
            sum = sum.add(BigInteger.valueOf(Math.max(0, to - minima[i])).multiply(BigInteger.valueOf(rates[i])));
        }
        long rounded = new BigDecimal(sum).movePointLeft(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return cap == null ? rounded : Math.min(cap, rounded);
    }
}
