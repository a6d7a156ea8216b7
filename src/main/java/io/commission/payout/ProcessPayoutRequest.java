package io.commission.payout;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.payout.payment.PaymentMethod;

public record ProcessPayoutRequest(
        @Schema(nullable = true, description = "Left out: the person's own method, or PAYROLL") PaymentMethod paymentMethod) {
}
