package io.commission.reassignment.impact;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What moves in a territory of accounts")
public record TerritoryCountView(
        @Schema(nullable = true, description = "null: no account, or one without territory") String territory,
        int accounts, int opportunities, BigDecimal commission) {
}
