package io.commission.reassignment.sight;

import java.math.BigDecimal;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReassignmentWarning", description = "Something to look at before the change is carried out")
public record WarningView(@Schema(examples = "MONEY_STAYS_WITH_LEAVER") WarningCode code, String message,
        @Schema(nullable = true) UUID accountId, @Schema(nullable = true) UUID opportunityId,
        @Schema(nullable = true) UUID personId,
        @Schema(nullable = true) BigDecimal amount) {

    public static WarningView ofPerson(WarningCode code, String message, UUID person, BigDecimal amount) {
        return new WarningView(code, message, null, null, person, amount);
    }
}
