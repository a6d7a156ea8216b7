package io.commission.payout;

/** STOPPED holds no money; PENDING → APPROVED → PROCESSING → PAID, VOID before PAID (PAY-4). */
public enum PayoutStatus {
    STOPPED, PENDING, APPROVED, PROCESSING, PAID, VOID
}
