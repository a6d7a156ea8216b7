package io.commission.reassignment.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A strategy with everybody in it found.
 *
 * @param way UNIFORM: of all; SEGMENTED: the fallback
 * @param team AUTO: among the people of this team
 * @param territory AUTO: among the people of this territory
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StrategyOrder(StrategyKind kind, Way way, List<Segment> segments, PickMethod method, UUID team,
        String territory) {

    public static StrategyOrder uniform(Way way) {
        return new StrategyOrder(StrategyKind.UNIFORM, way, null, null, null, null);
    }

    public List<UUID> receivers() {
        List<UUID> receivers = new ArrayList<>();
        if (way != null) {
            receivers.addAll(way.receivers());
        }
        if (segments != null) {
            segments.forEach(segment -> receivers.addAll(segment.way().receivers()));
        }
        return receivers;
    }
}
