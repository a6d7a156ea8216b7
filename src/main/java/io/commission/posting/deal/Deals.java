package io.commission.posting.deal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.structure.Line;
import io.commission.structure.LineRole;
import io.commission.structure.Structure;
import io.commission.structure.Timeline;
import io.commission.structure.Version;
import io.commission.tenant.TenantContext;

/** Reads opportunities with their structures and schedules, three statements for any number of them. */
@ApplicationScoped
public class Deals {
    private final Sql sql;

    Deals(Sql sql) {
        this.sql = sql;
    }

    /** In the order of their ids; unknown ones are left out. */
    public List<Deal> read(Collection<UUID> ids) {
        return read(ids, "");
    }

    /** The same, and nobody else changes them until the transaction ends (RSG-7). Taken before any other lock. */
    public List<Deal> hold(Collection<UUID> ids) {
        return read(ids, " for update");
    }

    private List<Deal> read(Collection<UUID> ids, String lock) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Deal> deals = new LinkedHashMap<>();
        sql.query("""
                select id, external_id, account_id, opened_on, amount, close_date, status, stage, expected_commission,
                    deleted_at is not null, version
                from opportunities where tenant_id = ? and id = any(?::uuid[]) order by id
                """ + lock, tenant(), ids).list(row -> new Deal(row.uuid(1), row.text(2), row.uuid(3), row.date(4),
                row.decimal(5), row.date(6), DealStatus.fromWire(row.text(7)), row.text(8), row.decimal(9),
                row.flag(10),
                row.number(11), null, null)).forEach(deal -> deals.put(deal.id(), deal));
        // After the locks: another transaction's versions and rows are seen, not those of before the wait.
        Map<UUID, List<Version>> versions = versions(deals.keySet());
        Map<UUID, List<DealRow>> rows = rows(deals.keySet());
        List<Deal> read = new ArrayList<>(deals.size());
        for (Deal deal : deals.values()) {
            List<Version> known = versions.get(deal.id());
            read.add(new Deal(deal.id(), deal.externalId(), deal.accountId(), deal.openedOn(), deal.amount(),
                    deal.closeDate(), deal.status(), deal.stage(), deal.expectedCommission(), deal.deleted(),
                    deal.version(), known == null ? null : new Timeline(known),
                    rows.getOrDefault(deal.id(), List.of())));
        }
        return read;
    }

    private record LineRow(UUID deal, int position, LocalDate from, UUID owner, Line line) {
    }

    private Map<UUID, List<Version>> versions(Collection<UUID> ids) {
        List<LineRow> lines = sql
                .query("""
                        select v.opportunity_id, v.position, v.effective_from, v.owner_id, l.role, l.person_id, (l.percent * 100)::integer
                        from opportunity_versions v join commission_structure_lines l
                            on l.tenant_id = v.tenant_id and l.opportunity_id = v.opportunity_id and l.position = v.position
                        where v.tenant_id = ? and v.opportunity_id = any(?::uuid[])
                        order by v.opportunity_id, v.position, l.line
                        """,
                        tenant(), ids)
                .list(row -> new LineRow(row.uuid(1), row.integer(2), row.date(3), row.uuid(4),
                        new Line(LineRole.valueOf(row.text(5)), row.uuid(6), row.integer(7))));
        Map<UUID, List<Version>> versions = new HashMap<>();
        for (int from = 0; from < lines.size();) {
            LineRow first = lines.get(from);
            int to = from;
            List<Line> structure = new ArrayList<>(4);
            while (to < lines.size() && lines.get(to).position() == first.position()
                    && lines.get(to).deal().equals(first.deal())) {
                structure.add(lines.get(to).line());
                to++;
            }
            versions.computeIfAbsent(first.deal(), id -> new ArrayList<>(2))
                    .add(new Version(first.from(), first.owner(), new Structure(structure)));
            from = to;
        }
        return versions;
    }

    private Map<UUID, List<DealRow>> rows(Collection<UUID> ids) {
        Map<UUID, List<DealRow>> rows = new HashMap<>();
        sql.query("""
                select opportunity_id, id, start_date, end_date, expected_commission, actual_commission
                from revenue_schedules where tenant_id = ? and opportunity_id = any(?::uuid[])
                order by opportunity_id, start_date, id
                """, tenant(), ids).list(row -> {
            rows.computeIfAbsent(row.uuid(1), id -> new ArrayList<>())
                    .add(new DealRow(row.uuid(2), row.date(3), row.date(4),
                            row.decimal(5), row.decimal(6) != null, row.decimal(6)));
            return null;
        });
        return rows;
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
