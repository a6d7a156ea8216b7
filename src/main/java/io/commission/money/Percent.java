package io.commission.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percents: 10.0000 is 10 %, at most 4 decimals (MON-2). */
public final class Percent {

    public static final int DECIMALS = 4;
    public static final BigDecimal HUNDRED = new BigDecimal("100.0000");

    private Percent() {
    }

    /**
     * The same percent with exactly 4 decimals; never rounds (MON-2).
     *
     * @throws TooManyDecimals when it is finer
     */
    public static BigDecimal exact(BigDecimal percent) {
        try {
            return percent.setScale(DECIMALS, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException tooFine) {
            throw new TooManyDecimals(percent, DECIMALS);
        }
    }

    /** A fraction of an environment variable as a percent: 0.10 is 10.0000 (MON-2). Throws TooManyDecimals. */
    public static BigDecimal ofFraction(BigDecimal fraction) {
        return exact(fraction.movePointRight(2));
    }

    /** {@code percent} of an amount, exact and unrounded. */
    public static BigDecimal of(BigDecimal percent, BigDecimal amount) {
        return amount.multiply(percent).movePointLeft(2);
    }
}
