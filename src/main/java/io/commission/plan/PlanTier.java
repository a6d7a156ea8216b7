package io.commission.plan;

import java.math.BigDecimal;

import io.commission.calculation.RateType;
import io.commission.calculation.ThresholdType;
import io.commission.calculation.TierPeriod;
import io.commission.money.MinorUnits;
import io.commission.money.Percent;

/** One tier as it is kept and shown; the maximum is null on the last one. */
public record PlanTier(int tierNumber, String name, ThresholdType thresholdType, BigDecimal minimum, BigDecimal maximum,
        RateType rateType, BigDecimal rate, TierPeriod period) {

    /** With the decimals that each number has by its kind (MON-1, MON-2). */
    PlanTier exact(MinorUnits units) {
        int decimals = thresholdType == ThresholdType.LOAD_COUNT ? 0 : units.digits();
        return new PlanTier(tierNumber, name, thresholdType, minimum.setScale(decimals),
                maximum == null ? null : maximum.setScale(decimals), rateType,
                rate.setScale(rateType == RateType.PERCENT ? Percent.DECIMALS : units.digits()), period);
    }
}
