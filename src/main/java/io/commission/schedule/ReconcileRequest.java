package io.commission.schedule;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a row really earned. */
@Schema(name = "ReconcileRequest")
public record ReconcileRequest(
        @Schema(nullable = true, description = "the expected commission when left out", examples = "295.50") BigDecimal actualCommission) {
}
