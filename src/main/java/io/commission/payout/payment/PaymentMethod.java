package io.commission.payout.payment;

/** How a person's net is paid (PAY-5). */
public enum PaymentMethod {
    CHECK, ACH, PAYROLL
}
