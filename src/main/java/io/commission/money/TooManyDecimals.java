package io.commission.money;

import java.math.BigDecimal;

/** A number is finer than its unit allows (MON-1 for money, MON-2 for percents). */
public class TooManyDecimals extends IllegalArgumentException {

    private final int allowed;

    public TooManyDecimals(BigDecimal value, int allowed) {
        super(value.toPlainString() + " has more than " + allowed + " decimals");
        this.allowed = allowed;
    }

    /** Decimals that would have been accepted. */
    public int allowed() {
        return allowed;
    }
}
