package io.commission.reassignment.bulk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What hangs on the accounts and goes with them")
public record AssociationsView(int assignmentsChanged, int opportunitiesFollowing, int scheduleRows,
        @Schema(description = "Loads without reps, delivered on or after the effective date or not yet: they go by the account's owner") int loadsWithoutReps) {
}
