package io.commission.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.posting.Projection;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** The projection over booked loads, oldest first, tiers taken into account. Reads only. */
@ApplicationScoped
class Pipeline {
    private static final int MOST_LOADS = 10_000;

    private final Sql sql;
    private final Projection projection;
    private final Audiences audiences;
    private final Faces faces;
    private final TenantProfiles tenants;

    Pipeline(Sql sql, Projection projection, Audiences audiences, Faces faces, TenantProfiles tenants) {
        this.sql = sql;
        this.projection = projection;
        this.audiences = audiences;
        this.faces = faces;
        this.tenants = tenants;
    }

    /** @param paging null for the whole list */
    PipelineView of(String person, Paging paging) {
        TenantProfile tenant = tenants.current();
        Audience audience = audiences.of(person, null);
        Map<UUID, String> loads = booked(tenant);
        Projection.Result result = projection.of(loads.keySet(), tenant.units());
        List<Projection.Part> parts = result.parts().stream()
                .filter(part -> audience.everybody() || audience.people().contains(part.personId())).toList();
        Map<UUID, Faces.Face> people = faces
                .of(parts.stream().map(Projection.Part::personId).collect(Collectors.toSet()));
        List<PipelineView.Row> rows = parts.stream().map(part -> new PipelineView.Row(part.loadId(),
                loads.get(part.loadId()), part.personId(), people.get(part.personId()).name(), part.amount())).toList();
        Order<PipelineView.Row, ?> order = new Order<>("load", PipelineView.Row::externalId, text -> text,
                row -> row.loadId() + "/" + row.personId());
        Page<PipelineView.Row> page = paging == null ? new Page<>(order.sorted(rows), null) : order.page(rows, paging);
        BigDecimal projected = rows.stream().map(PipelineView.Row::projected)
                .reduce(tenant.units().zero(), BigDecimal::add);
        Set<UUID> shown = rows.stream().map(PipelineView.Row::loadId).collect(Collectors.toSet());
        int waiting = audience.everybody() ? result.waiting().size() : waitingFor(result, audience);
        return new PipelineView(tenant.today(), tenant.currency(), shown.size(), waiting, projected,
                byPerson(rows, tenant), page.items(), page.nextCursor());
    }

    private Map<UUID, String> booked(TenantProfile tenant) {
        Map<UUID, String> loads = new LinkedHashMap<>();
        sql.query("""
                select id, external_id from loads
                where tenant_id = ? and delivered_at is null and not cancelled order by id limit ?
                """, tenant.id(), MOST_LOADS + 1).list(row -> loads.put(row.uuid(1), row.text(2)));
        if (loads.size() > MOST_LOADS) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "The projection covers at most " + MOST_LOADS + " booked loads.");
        }
        return loads;
    }

    private static int waitingFor(Projection.Result result, Audience audience) {
        return (int) result.waiting().stream()
                .filter(wait -> wait.personId() != null && audience.people().contains(wait.personId())).count();
    }

    private static List<PipelineView.ByPerson> byPerson(List<PipelineView.Row> rows, TenantProfile tenant) {
        Map<UUID, List<PipelineView.Row>> people = new HashMap<>();
        rows.forEach(row -> people.computeIfAbsent(row.personId(), id -> new ArrayList<>()).add(row));
        Order<PipelineView.ByPerson, ?> order = new Order<>("name", PipelineView.ByPerson::name, text -> text,
                row -> row.personId().toString());
        return order.sorted(people.values().stream()
                .map(of -> new PipelineView.ByPerson(of.get(0).personId(), of.get(0).name(), of.size(),
                        of.stream().map(PipelineView.Row::projected).reduce(tenant.units().zero(), BigDecimal::add)))
                .toList());
    }
}
