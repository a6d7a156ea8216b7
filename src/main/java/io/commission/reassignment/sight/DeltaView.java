package io.commission.reassignment.sight;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PreviewDelta", description = "What a change does to a person's commission of one month")
public record DeltaView(UUID personId, String personName,
        @Schema(nullable = true, description = "The month in which it is earned; null: an open deal without a close date") YearMonth month,
        BigDecimal before, BigDecimal after, BigDecimal delta,
        @Schema(description = "Of after: what waits, because the person earns nothing any more on those days (PPL-3)") BigDecimal waiting) {
}
