package io.commission.reassignment.bulk;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What the new owner holds, before and after")
public record PortfolioView(@Schema(nullable = true) UUID ownerId, @Schema(nullable = true) String ownerName,
        int accountsBefore, int accountsAfter, int openOpportunitiesBefore, int openOpportunitiesAfter) {
}
