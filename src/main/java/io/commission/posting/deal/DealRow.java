package io.commission.posting.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A row of a revenue schedule (OPP-3).
 *
 * @param id null where the row is only planned: nothing points at it
 * @param actualCommission minor units; set when the row is reconciled
 */
public record DealRow(UUID id, LocalDate start, LocalDate end, BigDecimal expectedCommission, boolean reconciled,
        BigDecimal actualCommission) {

    /** What the row is worth: the actual commission, before it is reconciled the expected one. */
    public BigDecimal commission() {
        return reconciled ? actualCommission : expectedCommission;
    }
}
