package io.commission.posting.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.commission.money.MinorUnits;

/**
 * At which rates deals earn, by the targets of their owners (FCT-1).
 *
 * @param today the business date, in the tenant's zone
 * @param targets by person, of everybody who was asked about
 */
public record Rates(LocalDate today, MinorUnits units, Map<UUID, List<Target>> targets) {

    /** @param rate percent of a deal's amount */
    public record Target(UUID id, LocalDate start, LocalDate end, BigDecimal rate) {

        boolean covers(LocalDate day) {
            return !day.isBefore(start) && !day.isAfter(end);
        }
    }

    /** The target in force on a day; a person has at most one (TIME-2). */
    Optional<Target> on(UUID person, LocalDate day) {
        return targets.getOrDefault(person, List.of()).stream().filter(target -> target.covers(day)).findFirst();
    }
}
