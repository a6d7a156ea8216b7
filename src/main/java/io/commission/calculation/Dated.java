package io.commission.calculation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** Something in force over a range of local dates. */
public record Dated<T>(DateRange range, T value) {

    /** The one value in force on the day; ranges of one key do not overlap (TIME-2). */
    public static <T> Optional<T> on(LocalDate day, Collection<Dated<T>> versions) {
        for (Dated<T> version : versions) {
            if (version.range.holds(day)) {
                return Optional.of(version.value);
            }
        }
        return Optional.empty();
    }
}
