package io.commission.opportunity;

import java.math.BigDecimal;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.structure.LineRole;

@Schema(description = "A line of a commission structure")
public record StructureLineView(LineRole role, UUID personId, String personName,
        @Schema(examples = "60.00") BigDecimal percent) {
}
