package io.commission.imports;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Number literals: plain digits with a point, as people write them. */
final class Decimals {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern EXPONENT = Pattern.compile("-?[0-9]+(\\.[0-9]+)?[eE][+-]?[0-9]+");
    private static final int MAX_LITERAL = 60;

    private Decimals() {
    }

    /** Why a number is refused. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        final transient RowFault fault;

        Refused(RowFault fault, String message) {
            super(message, null, false, false);
            this.fault = fault;
        }
    }

    /**
     * The exact value at the given scale.
     *
     * @param decimals the most decimals that the number may have, trailing zeros aside; the scale of the result
     * @param integers the most digits before the point
     * @param unit what the message names: "the currency" or "a percent"
     */
    static BigDecimal parse(String literal, int decimals, int integers, String unit) throws Refused {
        String shown = Characters.shown(literal);
        if (EXPONENT.matcher(literal).matches()) {
            throw new Refused(RowFault.NOT_A_NUMBER, shown + " is in scientific notation; write all digits");
        }
        if (!PLAIN.matcher(literal).matches()) {
            throw new Refused(RowFault.NOT_A_NUMBER, "'" + shown
                    + "' is not a number; write digits with a point for decimals and nothing else, like 1234.50");
        }
        if (literal.length() > MAX_LITERAL) {
            throw new Refused(RowFault.OUT_OF_RANGE, "the number has more than " + MAX_LITERAL + " characters");
        }
        BigDecimal value = new BigDecimal(literal);
        int needed = Math.max(value.stripTrailingZeros().scale(), 0);
        if (needed > decimals) {
            throw new Refused(RowFault.TOO_MANY_DECIMALS,
                    shown + " has " + needed + " decimals, " + unit + " has " + decimals);
        }
        BigDecimal scaled = value.setScale(decimals);
        if (scaled.precision() - scaled.scale() > integers) {
            throw new Refused(RowFault.OUT_OF_RANGE, shown + " has more than " + integers + " digits before the point");
        }
        return scaled;
    }
}
