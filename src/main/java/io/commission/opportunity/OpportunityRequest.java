package io.commission.opportunity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.posting.deal.DealStatus;

@Schema(description = "An opportunity as it should be; what is left out is empty, but for owner, openedOn and status, which stay (OPP-1)")
public record OpportunityRequest(
        @Size(max = 200) @Schema(description = "The opportunity's id in another system; unique", examples = "006-17") String externalId,
        @Schema(description = "May be missing") UUID accountId,
        @Size(max = 200) @Schema(description = "A person's id, house or unassigned; nobody when it is left out at creation. Another owner than today's takes over the former owner's line as of today (RSG-9)") String ownerId,
        @NotBlank @Size(max = 200) @Schema(examples = "Acme renewal") String name,
        @Schema(description = "By default today; nothing can change hands before that day") LocalDate openedOn,
        @Schema(description = "May be missing while open", examples = "12000.00") BigDecimal amount,
        @Schema(description = "May be missing while open") LocalDate closeDate,
        @Schema(description = "By default pipeline") DealStatus status,
        @Schema(description = "Another name of status for open opportunities: pipeline, commit or best_case") DealStatus category,
        @Size(max = 200) @Schema(description = "The CRM's own word for the stage") String stage,
        @Schema(description = "The commission as the CRM expects it; without it, it is computed from the owner's target", examples = "1200.00") BigDecimal expectedCommission,
        @Size(max = 100) @Schema(description = "Only at creation. The HOUSE line may be left out: House has the rest. Without any line the owner has 100 as HOUSE_REP, or House without an owner (OPP-2)") List<@NotNull @Valid StructureLineRequest> structure) {
}
