package io.commission.structure;

import java.time.LocalDate;

/**
 * When a change takes effect (TIME-3).
 *
 * @param lastOld the last day of the old state, the commission end date
 * @param firstNew the first day of the new state; on days between the departing line is House's
 */
public record EffectiveDates(LocalDate lastOld, LocalDate firstNew) {

    public EffectiveDates {
        if (!firstNew.isAfter(lastOld)) {
            throw new StructureRefused(Fault.EFFECTIVE_NOT_AFTER_END,
                    "The effective date is the first day of the new state: it must lie after the end date.");
        }
    }

    /** Either one given fixes the other, one day apart. Refused: DATE_MISSING, EFFECTIVE_NOT_AFTER_END (TIME-3). */
    public static EffectiveDates of(LocalDate endDate, LocalDate effectiveDate) {
        if (endDate == null && effectiveDate == null) {
            throw new StructureRefused(Fault.DATE_MISSING, "Give an effective date, an end date, or both.");
        }
        return new EffectiveDates(endDate == null ? effectiveDate.minusDays(1) : endDate,
                effectiveDate == null ? endDate.plusDays(1) : effectiveDate);
    }

    /** Whether there are days on which House holds the departing line. */
    public boolean gap() {
        return !firstNew.equals(firstChanged());
    }

    /** The first day on which anything is other than before. */
    public LocalDate firstChanged() {
        return lastOld.plusDays(1);
    }

    /** The same change, on no day before the given one; a gap before it is cut. */
    public EffectiveDates notBefore(LocalDate day) {
        LocalDate end = lastOld.isBefore(day.minusDays(1)) ? day.minusDays(1) : lastOld;
        return new EffectiveDates(end, firstNew.isBefore(day) ? day : firstNew);
    }
}
