package io.commission.payout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.database.Row;
import io.commission.money.MinorUnits;

@Schema(name = "DrawBalance")
public record DrawBalanceView(
        @Schema(required = true) UUID personId,
        @Schema(required = true) String personName,
        @Schema(required = true, description = "Positive: owed to the company", examples = "500.00") BigDecimal balance,
        @Schema(nullable = true) BigDecimal lastDrawAmount,
        @Schema(nullable = true, description = "Last day of the month that it settled") LocalDate lastDrawDate,
        @Schema(nullable = true) BigDecimal lastRecoveryAmount,
        @Schema(nullable = true, description = "Last day of the month that it settled") LocalDate lastRecoveryDate,
        @Schema(required = true) long version) {

    static DrawBalanceView of(Row row, MinorUnits units) {
        return new DrawBalanceView(
                row.uuid("person_id"),
                row.text("name"),
                units.exact(row.decimal("balance")),
                exact(row.decimal("last_draw_amount"), units),
                row.date("last_draw_on"),
                exact(row.decimal("last_recovery_amount"), units),
                row.date("last_recovery_on"),
                row.number("version"));
    }

    private static BigDecimal exact(BigDecimal amount, MinorUnits units) {
        return amount == null ? null : units.exact(amount);
    }
}
