package io.commission.posting.deal;

import java.math.BigDecimal;

/**
 * What a deal without rows earns as a whole (FCT-1).
 *
 * @param amount minor units
 * @param missing the code of an exception where something is missing; null otherwise
 */
public record DealCommission(BigDecimal amount, String missing) {
    static final String NO_TARGET = "NO_TARGET";

    /** As the CRM supplied it; without that 0, and somebody must say what the deal earns. */
    public static DealCommission of(Deal deal) {
        return deal.expectedCommission() == null
                ? new DealCommission(BigDecimal.ZERO, NO_TARGET)
                : new DealCommission(deal.expectedCommission(), null);
    }
}
