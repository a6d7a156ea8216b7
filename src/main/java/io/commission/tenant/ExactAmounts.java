package io.commission.tenant;

import java.math.BigDecimal;

import io.commission.money.MinorUnits;
import io.commission.money.Percent;
import io.commission.money.TooManyDecimals;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Amounts and percents of a request, taken exactly or refused by field (MON-1, MON-2). Null stays null. */
public record ExactAmounts(MinorUnits units) {
    private static final BigDecimal MONEY_LIMIT = BigDecimal.TEN.pow(15);

    /** Money of 0 or more in the tenant's currency. */
    public BigDecimal money(String field, BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        if (amount.signum() < 0 || amount.compareTo(MONEY_LIMIT) >= 0) {
            throw outOfRange(field, "must be 0 or more and below " + MONEY_LIMIT.toPlainString());
        }
        return exact(field, amount);
    }

    /** Money of either sign in the tenant's currency. */
    public BigDecimal signedMoney(String field, BigDecimal amount) {
        if (amount.abs().compareTo(MONEY_LIMIT) >= 0) {
            throw outOfRange(field,
                    "must lie between -" + MONEY_LIMIT.toPlainString() + " and " + MONEY_LIMIT.toPlainString());
        }
        return exact(field, amount);
    }

    private BigDecimal exact(String field, BigDecimal amount) {
        try {
            return units.exact(amount);
        } catch (TooManyDecimals e) {
            throw tooFine(field, "has more decimals than the tenant's currency, which has " + e.allowed());
        }
    }

    /** A percent from 0 to 100 with at most 4 decimals. */
    public static BigDecimal percent(String field, BigDecimal percent) {
        if (percent == null) {
            return null;
        }
        if (percent.signum() < 0 || percent.compareTo(Percent.HUNDRED) > 0) {
            throw outOfRange(field, "must be a percent from 0 to 100; 10 is 10 %");
        }
        try {
            return Percent.exact(percent);
        } catch (TooManyDecimals e) {
            throw tooFine(field, "has more than " + e.allowed() + " decimals");
        }
    }

    /** A whole number of loads. */
    public static BigDecimal count(String field, BigDecimal count) {
        if (count == null) {
            return null;
        }
        if (count.signum() < 0 || count.compareTo(MONEY_LIMIT) >= 0) {
            throw outOfRange(field, "must be 0 or more and below " + MONEY_LIMIT.toPlainString());
        }
        if (count.stripTrailingZeros().scale() > 0) {
            throw tooFine(field, "is a number of loads and has no decimals");
        }
        return count.setScale(0);
    }

    private static Refusal tooFine(String field, String message) {
        return Refusal.of(Code.TOO_MANY_DECIMALS, field + " " + message + ".").field(field, message);
    }

    private static Refusal outOfRange(String field, String message) {
        return Refusal.of(Code.AMOUNT_OUT_OF_RANGE, field + " " + message + ".").field(field, message);
    }
}
