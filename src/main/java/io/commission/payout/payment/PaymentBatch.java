package io.commission.payout.payment;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Payouts of one tenant handed over together.
 *
 * @param number the tenant's running number of the batch, from 1, used once: it names the files and leads the
 * references
 * @param createdAt in the tenant's time zone
 * @param originator null where the tenant has no ACH agreement
 */
public record PaymentBatch(
        UUID tenantId,
        long number,
        LocalDateTime createdAt,
        AchOriginator originator,
        List<PaymentInstruction> instructions) {

    private static final long HIGHEST_NUMBER = 999_999_999L;

    public PaymentBatch {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(createdAt, "createdAt");
        instructions = List.copyOf(instructions);
        if (number < 1 || number > HIGHEST_NUMBER) {
            throw new IllegalArgumentException(
                    "a payment batch is numbered from 1 to " + HIGHEST_NUMBER + ", not " + number);
        }
        Set<String> numbers = new HashSet<>();
        for (PaymentInstruction instruction : instructions) {
            if (!numbers.add(instruction.payoutNumber())) {
                throw new IllegalArgumentException("payout " + instruction.payoutNumber() + " is twice in one batch");
            }
        }
    }

    public PaymentBatch with(List<PaymentInstruction> others) {
        return new PaymentBatch(tenantId, number, createdAt, originator, others);
    }
}
