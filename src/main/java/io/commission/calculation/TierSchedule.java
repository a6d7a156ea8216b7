package io.commission.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.commission.money.Percent;

/** A complete set of tiers: from 0, without gap or overlap, the last one open (PLAN-3). */
public record TierSchedule(ThresholdType threshold, RateType rateType, TierMode mode, TierPeriod period,
        List<Tier> tiers) {

    public TierSchedule {
        tiers = List.copyOf(tiers);
    }

    /** T of CALC-4: what the whole measure earns marginally, unrounded, before a cap. */
    public BigDecimal total(BigDecimal measure) {
        BigDecimal total = BigDecimal.ZERO;
        for (Tier tier : tiers) {
            total = total.add(earned(tier, tier.overlap(BigDecimal.ZERO, measure)));
        }
        return total;
    }

    /** The tiers' shares in the measure's stretch from {@code before} to {@code after}; empty when nothing was added. */
    public List<Slice> slices(BigDecimal before, BigDecimal after) {
        List<Slice> slices = new ArrayList<>();
        for (Tier tier : tiers) {
            BigDecimal overlap = tier.overlap(before, after);
            if (overlap.signum() > 0) {
                slices.add(new Slice(tier.number(), overlap, tier.rate(), earned(tier, overlap)));
            }
        }
        return slices;
    }

    /** The tier that a measure has reached; its minimum belongs to it. */
    public Tier reached(BigDecimal measure) {
        return tiers.stream()
                .filter(tier -> tier.holds(measure))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The tiers do not cover " + measure.toPlainString()));
    }

    private BigDecimal earned(Tier tier, BigDecimal measure) {
        return rateType == RateType.PERCENT ? Percent.of(tier.rate(), measure) : tier.rate().multiply(measure);
    }
}
