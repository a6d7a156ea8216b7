package io.commission.payout.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Amounts and percents as people read them: 1,234.50 and −1,234.50 and 10.00%. */
final class Figures {

    private static final char MINUS = '\u2212';

    private Figures() {
    }

    /** Never rounds: an amount with more decimals than the currency is an ArithmeticException. */
    static String money(BigDecimal amount, int decimals) {
        return grouped(amount.setScale(decimals, RoundingMode.UNNECESSARY));
    }

    /** With at least two decimals, at most as many as the percent has. */
    static String percent(BigDecimal percent) {
        BigDecimal shortest = percent.stripTrailingZeros();
        return grouped(shortest.scale() < 2 ? shortest.setScale(2, RoundingMode.UNNECESSARY) : shortest) + "%";
    }

    /** GROSS_REVENUE as "Gross revenue". */
    static String words(String constant) {
        if (constant == null || constant.isEmpty()) {
            return "";
        }
        return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String grouped(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        for (int i = point - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        return number.signum() < 0 ? text.insert(0, MINUS).toString() : text.toString();
    }
}
