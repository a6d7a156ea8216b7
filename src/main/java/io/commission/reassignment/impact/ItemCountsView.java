package io.commission.reassignment.impact;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How many of what a reassignment is about")
public record ItemCountsView(int accounts,
        @Schema(description = "That change their owner or assignment") int accountsMoved, int opportunities,
        @Schema(description = "That move") int opportunitiesMoved, int scheduleRowsTouched,
        @Schema(description = "Of these, rows that are divided by days (PRO-1)") int scheduleRowsProrated, int skipped,
        int conflicts) {
}
