package io.commission.posting;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What decides whether a person earns on a day (PPL-3).
 *
 * @param special House or Unassigned: always earns, is never paid (PPL-2)
 * @param ineligibleSince first day without commission, null while eligible
 * @param endDate last day that earns, null while open
 */
record PersonFacts(UUID id, String name, boolean special, LocalDate ineligibleSince, LocalDate endDate) {

    boolean earnsOn(LocalDate day) {
        return special || (ineligibleSince == null || day.isBefore(ineligibleSince)) && !hasLeftBy(day);
    }

    /** The day whose terms a load has: a leaver's terms are those of the delivery date (LOAD-3). */
    LocalDate termsDay(LocalDate deliveredOn, LocalDate datedOn) {
        return hasLeftBy(datedOn) ? deliveredOn : datedOn;
    }

    boolean hasLeftBy(LocalDate day) {
        return endDate != null && day.isAfter(endDate);
    }
}
