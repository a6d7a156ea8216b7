package io.commission.payout.payment;

import java.math.BigDecimal;
import java.util.List;

/**
 * A file for payroll or the bank; the caller stores it.
 *
 * @param payoutNumbers the payouts that it pays, in its order
 * @param total the sum of their nets
 */
public record PaymentFile(
        String name, String mediaType, byte[] content, List<String> payoutNumbers, BigDecimal total) {

    public PaymentFile {
        payoutNumbers = List.copyOf(payoutNumbers);
    }
}
