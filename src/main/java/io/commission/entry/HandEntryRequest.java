package io.commission.entry;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.ledger.EntryType;

/**
 * An entry written by hand.
 *
 * @param type BONUS or ADJUSTMENT
 * @param amount minor units of the tenant's currency; a bonus is above 0, an adjustment is not 0
 * @param earnedMonth the month that it belongs to; the current one where it is left out
 */
@Schema(name = "HandEntryRequest")
public record HandEntryRequest(@NotNull UUID personId, @NotNull EntryType type, @NotNull BigDecimal amount,
        @Schema(implementation = String.class, pattern = "\\d{4}-\\d{2}", examples = {
                "2026-01"}) YearMonth earnedMonth,
        @Size(max = 500) @Schema(required = true) String reason, @Size(max = 2000) String notes,
        @Size(max = 200) String orderId){
}
