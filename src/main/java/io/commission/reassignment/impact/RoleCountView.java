package io.commission.reassignment.impact;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.structure.LineRole;

@Schema(description = "What moves with a role of a structure")
public record RoleCountView(
        @Schema(nullable = true, description = "The departing line's; null: the owner had no line") LineRole role,
        int opportunities, BigDecimal commission) {
}
