package io.commission.opportunity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.http.OfTheDay;
import io.commission.person.PersonKind;
import io.commission.posting.deal.DealStatus;
import io.commission.structure.ChangeType;

@Schema(description = "An opportunity, with its owner and commission structure on a day")
public record OpportunityView(
        UUID id,
        String externalId,
        @Schema(description = "null: no account") UUID accountId,
        String accountName,
        @Schema(description = "null: nobody on that day") UUID ownerId,
        String ownerName,
        @Schema(description = "HOUSE and UNASSIGNED are the special owners") PersonKind ownerKind,
        String name,
        LocalDate openedOn,
        BigDecimal amount,
        LocalDate closeDate,
        DealStatus status,
        @Schema(description = "The status once more while open; null when closed") DealStatus category,
        String stage,
        @Schema(description = "As the CRM supplied it") BigDecimal expectedCommission,
        @Schema(description = "While open: what the whole deal earns by today's facts (FCT-1), the lines' parts together") BigDecimal projectedCommission,
        @Schema(description = "When closed_won, likewise") BigDecimal actualCommission,
        @Schema(nullable = true, description = "Why it earns 0: NO_TARGET where neither the CRM supplied a commission nor an owner has a target") String commissionMissing,
        @Schema(description = "A warning: the owner has no target, so the rate of a former owner's target stays") boolean commissionRateKept,
        CommissionStatus commissionStatus,
        @Schema(description = "Last day of the old structure: of the change ahead, otherwise of the last one that came") LocalDate commissionEndDate,
        ChangeType reassignmentType,
        @Schema(description = "First day of the new structure") LocalDate reassignmentDate,
        String reassignmentReason,
        @Schema(description = "In force on that day: HOUSE_REP, SUBAGENTs, HOUSE; empty where it was never filled") List<StructureLineView> structure,
        @Schema(description = "As it was at creation, kept for ever") List<StructureLineView> originalStructure,
        @Schema(description = "Missing when the caller may not see every line") BigDecimal houseRepPercent,
        @Schema(description = "All SUBAGENTs together; missing like houseRepPercent") BigDecimal subagentPercent,
        @Schema(description = "Missing like houseRepPercent") BigDecimal houseSplitPercent,
        @Schema(description = "false: lines of people whom the caller may not see are left out") boolean complete,
        @Schema(nullable = true) ScheduledView scheduled,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) implements OfTheDay {
}
