package io.commission.payout.payment;

import java.util.List;

/**
 * @param answers one for each instruction of the batch, in its order
 * @param files to be stored together with the references; empty for a port that pays directly
 */
public record PaymentResult(List<PaymentAnswer> answers, List<PaymentFile> files) {

    public PaymentResult {
        answers = List.copyOf(answers);
        files = List.copyOf(files);
    }
}
