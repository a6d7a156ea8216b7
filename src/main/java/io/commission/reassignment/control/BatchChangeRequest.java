package io.commission.reassignment.control;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.reassignment.strategy.ChangeRequest;
import io.commission.reassignment.strategy.SplitRequest;
import io.commission.reassignment.strategy.StrategyRequest;
import io.commission.reassignment.strategy.WayRequest;
import io.commission.structure.ChangeType;

@Schema(description = "The same change for each opportunity of a batch")
public record BatchChangeRequest(
        @Schema(description = "By default HOUSE_ABSORB") ChangeType type,
        @Schema(description = "Last day of the old state", examples = "2026-06-15") LocalDate endDate,
        @Schema(description = "First day of the new state; by default the first of next month", examples = "2026-06-16") LocalDate effectiveDate,
        @Schema(description = "DIRECT_TRANSFER: who receives, a person's id or unassigned") @Size(max = 100) String newRepId,
        @Schema(description = "CUSTOM: who is given which percent; the first takes the departing role") @Size(max = 50) List<@Valid @NotNull SplitRequest> customSplits,
        @Schema(description = "Who departs; by default each opportunity's HOUSE_REP") @Size(max = 100) String departingRepId) {
    private static final BatchChangeRequest DEFAULT = new BatchChangeRequest(null, null, null, null, null, null);

    static BatchChangeRequest orDefault(BatchChangeRequest given) {
        return given == null ? DEFAULT : given;
    }

    ChangeRequest on(LocalDate today) {
        LocalDate from = effectiveDate == null && endDate == null
                ? today.withDayOfMonth(1).plusMonths(1)
                : effectiveDate;
        return new ChangeRequest(type == null ? ChangeType.HOUSE_ABSORB : type, endDate, from, newRepId, customSplits,
                departingRepId);
    }

    /** UNIFORM may have its change beside it. */
    StrategyRequest strategy(StrategyRequest asked) {
        if (departingRepId != null) {
            throw Refusal.of(Code.BATCH_SCOPE_INVALID,
                    "Of accounts the HOUSE_REPs depart, of a person the person: leave departingRepId out.")
                    .field("change.departingRepId", "is not taken here");
        }
        return type == null || asked.change() != null
                ? asked
                : new StrategyRequest(asked.kind(), new WayRequest(type, newRepId, customSplits), asked.segments(),
                        asked.fallback(), asked.method(), asked.within(), asked.teamId(), asked.territory());
    }
}
