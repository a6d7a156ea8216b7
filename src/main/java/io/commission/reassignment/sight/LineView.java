package io.commission.reassignment.sight;

import java.math.BigDecimal;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.structure.LineRole;

@Schema(name = "SplitView", description = "One line of a commission structure")
public record LineView(LineRole role, UUID personId, String personName,
        @Schema(description = "Percent with 2 decimals", examples = "40.00") BigDecimal percent) {
}
