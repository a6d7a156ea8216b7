package io.commission.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * The minor units of a currency: 2 for USD, 3 for KWD, 0 for JPY (MON-1).
 *
 * @param digits decimals of an amount, 0 to 4
 */
public record MinorUnits(int digits) {

    public MinorUnits {
        if (digits < 0 || digits > 4) {
            throw new IllegalArgumentException("A currency has 0 to 4 decimals, not " + digits);
        }
    }

    /** Minor units of an ISO 4217 code; an unknown code, or one without minor units such as XAU, is an IllegalArgumentException. */
    public static MinorUnits of(String currencyCode) {
        int digits = Currency.getInstance(currencyCode).getDefaultFractionDigits();
        return new MinorUnits(digits);
    }

    /** Amount in the currency, rounded once, halves away from zero (MON-3). */
    public BigDecimal round(BigDecimal unrounded) {
        return unrounded.setScale(digits, RoundingMode.HALF_UP);
    }

    /**
     * The same amount with exactly the currency's decimals; never rounds (MON-1).
     *
     * @throws TooManyDecimals when more decimals than the currency has are not zero
     */
    public BigDecimal exact(BigDecimal amount) {
        try {
            return amount.setScale(digits, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException tooFine) {
            throw new TooManyDecimals(amount, digits);
        }
    }

    /** Zero with the currency's decimals. */
    public BigDecimal zero() {
        return BigDecimal.ZERO.setScale(digits);
    }
}
