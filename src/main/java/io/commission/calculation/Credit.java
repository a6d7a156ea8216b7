package io.commission.calculation;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A load, or one rep's part of it under CREDIT_THEN_RATE, as one person's terms rate it (CALC-1).
 *
 * @param amounts the load's money, or the rep's part of it
 * @param weight 1 for a whole load, the share as a fraction otherwise
 * @param customer name of the customer, for expressions; may be null
 * @param rep name of the person, for expressions
 */
public record Credit(
        UUID loadId, Terms terms, LoadAmounts amounts, BigDecimal weight, Gate gate, String customer, String rep) {

    /** Whether it adds to the count: it passes the gate and is not paid by an override (CALC-3). */
    boolean counts() {
        return terms.counted() && gate.passes();
    }
}
