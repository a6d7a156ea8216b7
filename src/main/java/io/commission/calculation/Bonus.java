package io.commission.calculation;

import java.math.BigDecimal;

/** Reach the threshold within the tier period, get the amount once (PLAN-9). */
public record Bonus(int number, String name, ThresholdType thresholdType, BigDecimal threshold, BigDecimal amount) {
}
