package io.commission.opportunity;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The next change ahead: owner and structure from that day on (OPP-4)")
public record ScheduledView(LocalDate effectiveDate, @Schema(description = "null: nobody") UUID ownerId,
        String ownerName, List<StructureLineView> structure) {
}
