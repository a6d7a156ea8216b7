package io.commission.payout.payment;

import java.util.Objects;

/**
 * What is known about the payment of one payout.
 *
 * @param reference only when PAID
 * @param reason otherwise: why nothing was paid, or why it is not known
 */
public record PaymentAnswer(String payoutNumber, Outcome outcome, String reference, String reason) {

    public enum Outcome {
        /** Paid under the reference; the payout becomes PAID. */
        PAID,
        /** Certainly not paid; the payout may be tried again, or voided (PAY-4). */
        NOTHING_PAID,
        /** A remote port could not tell; the payout stays PROCESSING and may not be voided. */
        UNKNOWN
    }

    public PaymentAnswer {
        Objects.requireNonNull(payoutNumber, "payoutNumber");
        if ((outcome == Outcome.PAID) != (reference != null) || (outcome == Outcome.PAID) == (reason != null)) {
            throw new IllegalArgumentException("a payment has a reference, anything else a reason");
        }
    }

    public static PaymentAnswer paid(String payoutNumber, String reference) {
        return new PaymentAnswer(payoutNumber, Outcome.PAID, reference, null);
    }

    public static PaymentAnswer nothingPaid(String payoutNumber, String reason) {
        return new PaymentAnswer(payoutNumber, Outcome.NOTHING_PAID, null, reason);
    }

    public static PaymentAnswer unknown(String payoutNumber, String reason) {
        return new PaymentAnswer(payoutNumber, Outcome.UNKNOWN, null, reason);
    }

    public boolean isPaid() {
        return outcome == Outcome.PAID;
    }
}
