package io.commission.person;

import java.time.Instant;
import java.util.UUID;

public record TeamView(UUID id, String name, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy) {

    static TeamView of(Team team) {
        return new TeamView(team.id, team.name, team.createdAt, team.createdBy, team.updatedAt, team.updatedBy);
    }
}
