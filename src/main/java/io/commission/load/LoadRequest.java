package io.commission.load;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A load as a caller saves it. POST leaves what is null or left out as it is; PUT replaces everything. */
@Schema(name = "LoadRequest")
public record LoadRequest(
        @NotBlank @Size(max = 200) @Schema(description = "unique in the tenant, never changed", examples = "L-1001") String externalId,
        @Size(max = 200) @Schema(description = "the account's external id or id", nullable = true, examples = "ACME") String customerId,
        @Size(max = 200) @Schema(nullable = true, examples = "SO-77") String orderId,
        @Schema(description = "with at most the currency's decimals", minimum = "0", nullable = true, examples = "2500.00") BigDecimal revenue,
        @Schema(description = "null while unknown", minimum = "0", nullable = true, examples = "1500.00") BigDecimal carrierCost,
        @Schema(minimum = "0", nullable = true, examples = "2100.00") BigDecimal linehaul,
        @Schema(nullable = true, examples = "2026-03-31T17:30:00Z") Instant deliveredAt,
        @Schema(description = "whether its invoice is out or partly paid; null: stays as it is", nullable = true) Boolean invoiced,
        @Schema(description = "when the invoice was paid in full", nullable = true) Instant invoicePaidAt,
        @Schema(description = "false takes a cancellation back; null: stays as it is", nullable = true) Boolean cancelled,
        @Size(max = 100) @Schema(description = "empty: the account's owner", nullable = true) List<@NotNull @Valid Rep> reps) {

    @Schema(name = "LoadRepRequest")
    public record Rep(
            @NotBlank @Size(max = 200) @Schema(description = "the person's external id or id, house or unassigned", examples = "EMP-1") String rep,
            @Schema(description = "percent, at most 4 decimals; for every rep or for none", nullable = true, examples = "60") BigDecimal share,
            @Schema(description = "the first one is primary when none is flagged", nullable = true) Boolean primary) {
    }
}
