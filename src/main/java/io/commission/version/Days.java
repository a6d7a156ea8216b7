package io.commission.version;

import java.time.LocalDate;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Days that a calendar of business can hold. */
public final class Days {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private Days() {
    }

    /** Refuses a day that nobody means; null passes. */
    public static void check(String field, LocalDate day) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            throw Refusal
                    .of(Code.DATE_RANGE_INVALID,
                            field + " must lie between the years " + FIRST_YEAR + " and " + LAST_YEAR + ".")
                    .field(field, "must lie between the years " + FIRST_YEAR + " and " + LAST_YEAR);
        }
    }
}
