package io.commission.payout;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record VoidPayoutRequest(
        @Schema(required = true, examples = "Wrong account") @Size(max = 1000) String reason) {
}
