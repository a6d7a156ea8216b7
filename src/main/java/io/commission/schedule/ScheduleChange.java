package io.commission.schedule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * What another system says of a schedule row.
 *
 * @param opportunity the opportunity's external id
 * @param externalId of the row, within the opportunity
 * @param actualCommission null: nothing is said of reconciling it, unless {@code reconciles}
 * @param reconciles whether it says that the row is reconciled; without an amount with the expected one
 * @param at when it was so; what is older than the reconciliation known does not count
 * @param carried the names of the properties that it says something of; others stay as they are
 */
public record ScheduleChange(String opportunity, String externalId, LocalDate startDate, LocalDate endDate,
        BigDecimal expectedRevenue, BigDecimal expectedCommission, BigDecimal actualCommission, boolean reconciles,
        Instant at, Set<String> carried) {

    /** A row as a file tells it; an actual commission says that it is reconciled. */
    public static ScheduleChange told(String opportunity, String externalId, LocalDate start, LocalDate end,
            BigDecimal expectedRevenue, BigDecimal expectedCommission, BigDecimal actual, Instant at,
            Set<String> carried) {
        return new ScheduleChange(opportunity, externalId, start, end, expectedRevenue, expectedCommission, actual,
                actual != null, at, carried);
    }

    /** A row is reconciled; it must be known. */
    public static ScheduleChange reconciled(String opportunity, String externalId, BigDecimal actual, Instant at) {
        return new ScheduleChange(opportunity, externalId, null, null, null, null, actual, true, at, Set.of());
    }

    boolean describes() {
        return !carried.isEmpty();
    }
}
