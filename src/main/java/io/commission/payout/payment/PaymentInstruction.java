package io.commission.payout.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One approved payout to be paid.
 *
 * @param externalId the person's id in payroll, may be null
 * @param bankAccount only needed for ACH, otherwise null
 * @param net in the currency's minor units, more than zero
 */
public record PaymentInstruction(
        String payoutNumber,
        String personName,
        String externalId,
        PaymentMethod method,
        BankAccount bankAccount,
        BigDecimal net,
        String currency,
        LocalDate paymentDate) {

    public PaymentInstruction {
        Objects.requireNonNull(payoutNumber, "payoutNumber");
        Objects.requireNonNull(personName, "personName");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(net, "net");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(paymentDate, "paymentDate");
    }
}
