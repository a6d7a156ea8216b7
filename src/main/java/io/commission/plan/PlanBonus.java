package io.commission.plan;

import java.math.BigDecimal;

import io.commission.calculation.ThresholdType;
import io.commission.money.MinorUnits;

/** One bonus as it is kept and shown. */
public record PlanBonus(int bonusNumber, String name, ThresholdType thresholdType, BigDecimal threshold,
        BigDecimal amount) {

    PlanBonus exact(MinorUnits units) {
        return new PlanBonus(bonusNumber, name, thresholdType,
                threshold.setScale(thresholdType == ThresholdType.LOAD_COUNT ? 0 : units.digits()),
                amount.setScale(units.digits()));
    }
}
