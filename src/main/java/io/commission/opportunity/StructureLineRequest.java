package io.commission.opportunity;

import java.math.BigDecimal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.structure.LineRole;

@Schema(description = "A line of the structure with which an opportunity starts (OPP-2)")
public record StructureLineRequest(
        @NotNull LineRole role,
        @Size(max = 200) @Schema(description = "A person's id or unassigned; of the HOUSE line house, or nothing", examples = "house") String personId,
        @NotNull @Schema(description = "At most 2 decimals; all lines together are 100.00", examples = "60.00") BigDecimal percent) {
}
