package io.commission.reassignment.strategy;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonCreator;

@Schema(name = "ReassignmentStrategy", description = "Who receives. The bare name of a kind is taken as well: UNIFORM is then HOUSE_ABSORB, AUTO is ROUND_ROBIN within the team")
public record StrategyRequest(@NotNull StrategyKind kind,
        @Schema(description = "UNIFORM: the one change of all; by default HOUSE_ABSORB") @Valid WayRequest change,
        @Schema(description = "SEGMENTED: the first one that is met decides") @Size(max = 100) List<@Valid @NotNull SegmentRequest> segments,
        @Schema(description = "SEGMENTED: what no segment meets; required") @Valid WayRequest fallback,
        @Schema(description = "AUTO: by default ROUND_ROBIN") PickMethod method,
        @Schema(description = "AUTO: by default TEAM, of the person who leaves") PickWithin within,
        @Schema(description = "AUTO within another team") UUID teamId,
        @Schema(description = "AUTO within another territory") @Size(max = 200) String territory) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static StrategyRequest named(String kind) {
        return new StrategyRequest(StrategyKind.valueOf(kind), null, null, null, null, null, null, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public StrategyRequest {
    }
}
