package io.commission.simulation;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.commission.plan.PlanRequest;

@Schema(name = "SimulationRequest", description = "Which plan, for whom, over which months")
public record SimulationRequest(
        @Schema(nullable = true, description = "A plan on file, in the version of each day. On days without a version the one before holds, before the first one the first") UUID planId,
        @Schema(nullable = true, description = "In place of planId: a plan as createPlan takes it, with its tiers. It is not saved; status, dates, isDefault and externalId change nothing here") @Valid PlanRequest plan,
        @Schema(nullable = true, description = "By default everybody whom the caller may read: a rep the own person, a manager also everybody below") @Size(min = 1) List<@NotNull UUID> personIds,
        @Schema(nullable = true, description = "In place of personIds: people of this team") UUID teamId,
        @NotNull @Schema(description = "First earned month; counts begin at 0 on its first day", examples = "2026-01") YearMonth from,
        @NotNull @Schema(description = "Last earned month, at most 24 months in all", examples = "2026-03") YearMonth to,
        @Schema(nullable = true, description = "Whether customer and assignment overrides still come first (PLAN-7); false: the plan alone", defaultValue = "true") Boolean keepOverrides,
        @Schema(nullable = true, description = "Which loads to show one by one, page by page with limit and cursor; {} for all. Left out: none") Explain explain) {

    @Schema(name = "SimulationExplain", description = "Narrows the loads that are shown; each part may be left out")
    public record Explain(@Schema(nullable = true) UUID loadId, @Schema(nullable = true) UUID personId,
            @Schema(nullable = true, examples = "2026-02") YearMonth month) {
    }

    @Schema(hidden = true)
    boolean keepsOverrides() {
        return !Boolean.FALSE.equals(keepOverrides);
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "give either planId or plan")
    public boolean isEitherPlanIdOrPlan() {
        return (planId == null) != (plan == null);
    }

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "give personIds or teamId, not both")
    public boolean isEitherPeopleOrTeam() {
        return personIds == null || teamId == null;
    }
}
