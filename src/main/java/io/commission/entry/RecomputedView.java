package io.commission.entry;

import java.math.BigDecimal;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry's amount beside the one computed again from its explanation alone (CALC-7). */
@Schema(name = "Recomputed")
public record RecomputedView(UUID entryId, BigDecimal commissionAmount, BigDecimal recomputed, boolean equal) {
}
