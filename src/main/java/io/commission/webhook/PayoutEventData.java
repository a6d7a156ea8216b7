package io.commission.webhook;

import java.math.BigDecimal;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data of {@code payout.*}; it describes what a payout tells. */
@Schema(name = "PayoutEventData")
public record PayoutEventData(
        @Schema(required = true) UUID payoutId,
        @Schema(required = true, examples = "PAY-202603-000001") String number,
        @Schema(required = true) UUID personId,
        @Schema(required = true, examples = "2026-03") String month,
        @Schema(required = true, examples = "1900.00") BigDecimal net,
        @Schema(required = true, examples = "USD") String currency,
        @Schema(required = true, examples = "PAID") String status,
        @Schema(nullable = true, examples = "ACH") String paymentMethod,
        @Schema(nullable = true) String paymentReference) {
}
