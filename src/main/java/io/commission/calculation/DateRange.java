package io.commission.calculation;

import java.time.LocalDate;

/**
 * A range of local dates, both ends inclusive (TIME-2).
 *
 * @param to null: open
 */
public record DateRange(LocalDate from, LocalDate to) {

    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
