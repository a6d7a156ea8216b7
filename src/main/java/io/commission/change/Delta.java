package io.commission.change;

import java.time.YearMonth;
import java.util.UUID;

/**
 * What changes for a person in a month, in minor units.
 *
 * @param month the month in which it is earned; null: an open deal without a close date
 * @param waiting of {@code after}: what waits because the person earns nothing any more on those days (PPL-3)
 */
public record Delta(UUID person, YearMonth month, long before, long after, long waiting) {

    public long difference() {
        return after - before;
    }
}
