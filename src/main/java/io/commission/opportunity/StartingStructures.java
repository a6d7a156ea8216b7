package io.commission.opportunity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.structure.Line;
import io.commission.structure.LineRole;
import io.commission.structure.Structure;
import io.commission.tenant.TenantContext;

/** Reads with which structures opportunities started (OPP-2). */
@ApplicationScoped
class StartingStructures {
    private final Sql sql;

    StartingStructures(Sql sql) {
        this.sql = sql;
    }

    /** One whose structure was never filled is missing. */
    Map<UUID, Structure> of(Collection<UUID> opportunities) {
        Map<UUID, List<Line>> lines = new HashMap<>();
        if (!opportunities.isEmpty()) {
            sql.query(
                    """
                            select opportunity_id, role, person_id, (percent * 100)::integer from commission_structure_lines
                            where tenant_id = ? and opportunity_id = any(?::uuid[]) and position = 0 order by opportunity_id, line
                            """,
                    TenantContext.required().tenantId(), opportunities).list(
                            row -> lines
                                    .computeIfAbsent(row.uuid(1), id -> new ArrayList<>(4))
                                    .add(new Line(LineRole.valueOf(row.text(2)), row.uuid(3), row.integer(4))));
        }
        Map<UUID, Structure> structures = new HashMap<>();
        lines.forEach((id, own) -> structures.put(id, new Structure(own)));
        return structures;
    }
}
