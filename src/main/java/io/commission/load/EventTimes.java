package io.commission.load;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Times as the database keeps them. */
final class EventTimes {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private EventTimes() {
    }

    /** To the microsecond; refused outside of the years that a business knows. Null stays null. */
    static Instant checked(String field, Instant time) {
        if (time == null) {
            return null;
        }
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            String message = "must lie between the years " + FIRST_YEAR + " and " + LAST_YEAR;
            throw Refusal.of(Code.DATE_RANGE_INVALID, field + " " + message + ".").field(field, message);
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
