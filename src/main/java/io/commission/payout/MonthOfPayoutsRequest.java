package io.commission.payout;

import java.time.YearMonth;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.payout.payment.PaymentMethod;

/** All payouts of a month at once. */
public record MonthOfPayoutsRequest(
        @Schema(required = true, type = SchemaType.STRING, examples = "2026-01") @NotNull YearMonth month,
        @Schema(nullable = true, description = "Processing: left out, each person's own method") PaymentMethod paymentMethod) {
}
