package io.commission.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Who is who in a report. */
@ApplicationScoped
public class Faces {
    private final Sql sql;

    Faces(Sql sql) {
        this.sql = sql;
    }

    public record Face(UUID id, String name, String externalId, UUID teamId, String team, String territory) {
    }

    public Map<UUID, Face> of(Collection<UUID> people) {
        return read(Audience.of(Set.copyOf(people)));
    }

    public Map<UUID, Face> read(Audience audience) {
        Map<UUID, Face> faces = new HashMap<>();
        sql.query(
                """
                        select p.id, p.name, p.external_id, p.team_id, m.name as team, p.territory
                        from people p left join teams m on m.tenant_id = p.tenant_id and m.id = p.team_id where p.tenant_id = ?"""
                        + audience.condition("p.id"),
                audience.parameters(TenantContext.required().tenantId()))
                .list(row -> faces.put(row.uuid("id"), new Face(row.uuid("id"), row.text("name"),
                        row.text("external_id"), row.uuid("team_id"), row.text("team"), row.text("territory"))));
        return faces;
    }
}
