package io.commission.change;

import static io.commission.database.Columns.column;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.structure.Line;
import io.commission.structure.Version;
import io.commission.tenant.TenantContext;

/** Writes versions of opportunities with their structures: originals, and what changes add. Two statements for any number. */
@ApplicationScoped
class VersionRows {
    private final Sql sql;

    VersionRows(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param position 0 for the original
     * @param change null for the original
     */
    record VersionRow(UUID opportunity, int position, Version version, UUID change) {
        LocalDate from() {
            return version.from().equals(LocalDate.MIN) ? null : version.from();
        }
    }

    private record LineRow(VersionRow of, int place, Line line) {
    }

    void write(List<VersionRow> versions) {
        if (versions.isEmpty()) {
            return;
        }
        UUID tenant = TenantContext.required().tenantId();
        sql.update(
                """
                        insert into opportunity_versions (tenant_id, opportunity_id, position, effective_from, owner_id, change_id)
                        select ?, n.opportunity_id, n.position, coalesce(n.effective_from, '-infinity'), n.owner_id, n.change_id
                        from unnest(?::uuid[], ?::integer[], ?::date[], ?::uuid[], ?::uuid[])
                            as n (opportunity_id, position, effective_from, owner_id, change_id)
                        """,
                tenant, column(versions, VersionRow::opportunity, UUID[]::new),
                column(versions, VersionRow::position, Integer[]::new),
                column(versions, VersionRow::from, LocalDate[]::new),
                column(versions, row -> row.version().owner(), UUID[]::new),
                column(versions, VersionRow::change, UUID[]::new));
        List<LineRow> lines = new ArrayList<>(versions.size() * 3);
        for (VersionRow version : versions) {
            List<Line> structure = version.version().structure().lines();
            for (int place = 0; place < structure.size(); place++) {
                lines.add(new LineRow(version, place, structure.get(place)));
            }
        }
        // In one statement: the database checks each structure as a whole.
        sql.update(
                """
                        insert into commission_structure_lines (tenant_id, opportunity_id, position, person_id, line, role, percent)
                        select ?, * from unnest(?::uuid[], ?::integer[], ?::uuid[], ?::integer[], ?::text[], ?::numeric[])
                        """,
                tenant, column(lines, row -> row.of().opportunity(), UUID[]::new),
                column(lines, row -> row.of().position(), Integer[]::new),
                column(lines, row -> row.line().person(), UUID[]::new), column(lines, LineRow::place, Integer[]::new),
                column(lines, row -> row.line().role().name(), String[]::new),
                column(lines, row -> BigDecimal.valueOf(row.line().hundredths(), 2), BigDecimal[]::new));
    }
}
