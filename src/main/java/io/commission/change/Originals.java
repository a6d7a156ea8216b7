package io.commission.change;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.structure.Line;
import io.commission.structure.LineRole;
import io.commission.structure.Structure;
import io.commission.tenant.TenantContext;

/** Writes with whom and how opportunities start: kept for ever beside what changes bring (OPP-2, OPP-4). */
@ApplicationScoped
public class Originals {
    private final Sql sql;

    Originals(Sql sql) {
        this.sql = sql;
    }

    /** @param owner null: nobody */
    public record Original(UUID opportunityId, UUID owner, Structure structure) {
    }

    /** Two statements for any number; each opportunity has its original once. */
    public void write(List<Original> originals) {
        if (originals.isEmpty()) {
            return;
        }
        UUID tenant = TenantContext.required().tenantId();
        sql.update(
                """
                        insert into opportunity_versions (tenant_id, opportunity_id, position, owner_id)
                        select ?, n.opportunity_id, 0, n.owner_id from unnest(?::uuid[], ?::uuid[]) as n(opportunity_id, owner_id)
                        """,
                tenant, originals.stream().map(Original::opportunityId).toList(),
                originals.stream().map(Original::owner).toArray(UUID[]::new));
        List<UUID> deals = new ArrayList<>();
        List<UUID> people = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<LineRole> roles = new ArrayList<>();
        List<BigDecimal> percents = new ArrayList<>();
        for (Original original : originals) {
            List<Line> lines = original.structure().lines();
            for (int place = 0; place < lines.size(); place++) {
                deals.add(original.opportunityId());
                people.add(lines.get(place).person());
                places.add(place);
                roles.add(lines.get(place).role());
                percents.add(BigDecimal.valueOf(lines.get(place).hundredths(), 2));
            }
        }
        // In one statement: the database checks each structure as a whole.
        sql.update(
                """
                        insert into commission_structure_lines (tenant_id, opportunity_id, position, person_id, line, role, percent)
                        select ?, n.opportunity_id, 0, n.person_id, n.line, n.role, n.percent
                        from unnest(?::uuid[], ?::uuid[], ?::integer[], ?::text[], ?::numeric[])
                            as n(opportunity_id, person_id, line, role, percent)
                        """,
                tenant, deals, people, places, roles, percents);
    }
}
