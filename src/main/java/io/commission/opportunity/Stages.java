package io.commission.opportunity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/** Reads owners and structures over time for readers, one statement for any number of opportunities (OPP-4). */
@ApplicationScoped
class Stages {
    private final Sql sql;

    Stages(Sql sql) {
        this.sql = sql;
    }

    /** By opportunity, the original first; one whose structure was never filled is missing. */
    Map<UUID, List<Stage>> of(Collection<UUID> opportunities) {
        Map<UUID, List<Stage>> stages = new HashMap<>();
        if (opportunities.isEmpty()) {
            return stages;
        }
        record Place(UUID opportunity, int position) {
        }
        Map<Place, Stage> known = new HashMap<>();
        sql.query(
                """
                        select v.opportunity_id, v.position, v.effective_from, v.owner_id, o.name as owner_name, o.kind as owner_kind,
                            v.change_id, c.type, c.effective_date, c.end_date, c.reason,
                            l.role, l.person_id, p.name as person_name, l.percent
                        from opportunity_versions v
                        join commission_structure_lines l on l.tenant_id = v.tenant_id and l.opportunity_id = v.opportunity_id
                            and l.position = v.position
                        join people p on p.tenant_id = l.tenant_id and p.id = l.person_id
                        left join people o on o.tenant_id = v.tenant_id and o.id = v.owner_id
                        left join commission_changes c on c.tenant_id = v.tenant_id and c.id = v.change_id
                        where v.tenant_id = ? and v.opportunity_id = any(?::uuid[])
                        order by v.opportunity_id, v.position, l.line
                        """,
                TenantContext.required().tenantId(), opportunities).list(row -> {
                    Stage line = Stage.of(row);
                    Stage stage = known.putIfAbsent(new Place(line.opportunity(), row.integer("position")), line);
                    if (stage == null) {
                        stages.computeIfAbsent(line.opportunity(), id -> new ArrayList<>(2)).add(line);
                    } else {
                        stage.lines().addAll(line.lines());
                    }
                    return null;
                });
        return stages;
    }
}
