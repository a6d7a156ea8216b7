package io.commission.payout;

import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payout run (PAY-1, PAY-2). */
public record GeneratePayoutsRequest(
        @Schema(type = SchemaType.STRING, nullable = true, examples = "2026-01", description = "The month, or the last of a quarter; left out: the last one that is over") YearMonth month,
        @Schema(nullable = true, description = "Left out: the full run, which closes the month. Given: by hand for these people") @Size(min = 1, max = 1000) Set<UUID> personIds,
        @Schema(nullable = true, description = "Compute everything, write nothing") Boolean dryRun,
        @Schema(nullable = true, description = "The same as dryRun") Boolean preview) {

    PayoutRun.Order order() {
        return new PayoutRun.Order(month, personIds, Boolean.TRUE.equals(dryRun) || Boolean.TRUE.equals(preview));
    }
}
