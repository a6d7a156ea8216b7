package io.commission.outlook;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.forecast.Period;
import io.commission.forecast.Records;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.posting.Projection;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.report.Audience;
import io.commission.report.Audiences;
import io.commission.report.Faces;
import io.commission.report.Order;
import io.commission.tenant.TenantContext;

/** The projection over booked loads, oldest first, tiers taken into account, and over open deals, from their kept sums. Reads only. */
@ApplicationScoped
class Pipeline {
    private static final int MOST_LOADS = 10_000;

    private final Sql sql;
    private final Projection projection;
    private final Audiences audiences;
    private final Faces faces;
    private final Records records;
    private final Frames frames;

    Pipeline(Sql sql, Projection projection, Audiences audiences, Faces faces, Records records, Frames frames) {
        this.sql = sql;
        this.projection = projection;
        this.audiences = audiences;
        this.faces = faces;
        this.records = records;
        this.frames = frames;
    }

    /** @param paging null for the whole list */
    PipelineView of(String person, Paging paging) {
        Frame frame = frames.current();
        Audience audience = audiences.of(person, null);
        Map<UUID, String> loads = booked();
        Projection.Result result = projection.of(loads.keySet(), frame.units());
        Predicate<Projection.Part> seen = part -> audience.holds(part.personId());
        List<Projection.Part> parts = result.parts().stream().filter(seen).toList();
        List<Projection.Part> again = result.again().stream().filter(seen).toList();
        Expected all = new Expected(frame);
        Map<UUID, Expected> people = new HashMap<>();
        parts.forEach(part -> load(part, true, all, people, frame));
        again.forEach(part -> load(part, false, all, people, frame));
        records.of(audience.scope(), Records.Span.all()).stream().filter(kept -> !kept.actual())
                .filter(kept -> kept.values().deals() != 0 || kept.values().unweightedCommission().signum() != 0)
                .forEach(kept -> {
                    Period period = kept.month() == null ? null : frame.of(kept.month());
                    all.deals(period, kept.values());
                    people.computeIfAbsent(kept.personId(), id -> new Expected(frame)).deals(period, kept.values());
                });
        Map<UUID, Faces.Face> names = faces.of(people.keySet());
        List<PipelineView.Row> rows = parts.stream().map(part -> new PipelineView.Row(part.loadId(),
                loads.get(part.loadId()), part.personId(), names.get(part.personId()).name(), part.amount())).toList();
        Order<PipelineView.Row, ?> order = new Order<>("load", PipelineView.Row::externalId, text -> text,
                row -> row.loadId() + "/" + row.personId());
        Page<PipelineView.Row> page = paging == null ? new Page<>(order.sorted(rows), null) : order.page(rows, paging);
        int waiting = audience.everybody() ? result.waiting().size() : waitingFor(result, audience);
        return new PipelineView(frame.today(), frame.currency(), all.loads(), waiting, all.ofLoads(),
                again.stream().map(Projection.Part::amount).reduce(frame.units().zero(), BigDecimal::add),
                PipelineView.DealsView.of(all.deals(), frame.units()), all.total(), all.unweightedTotal(),
                all.periods(), byPerson(people, names, frame), page.items(), page.nextCursor());
    }

    private static void load(Projection.Part part, boolean booked, Expected all, Map<UUID, Expected> people,
            Frame frame) {
        all.load(part.loadId(), part.amount(), booked);
        people.computeIfAbsent(part.personId(), id -> new Expected(frame)).load(part.loadId(), part.amount(), booked);
    }

    private Map<UUID, String> booked() {
        Map<UUID, String> loads = new LinkedHashMap<>();
        sql.query("""
                select id, external_id from loads
                where tenant_id = ? and delivered_at is null and not cancelled order by id limit ?
                """, TenantContext.required().tenantId(), MOST_LOADS + 1)
                .list(row -> loads.put(row.uuid(1), row.text(2)));
        if (loads.size() > MOST_LOADS) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "The projection covers at most " + MOST_LOADS + " booked loads.");
        }
        return loads;
    }

    private static int waitingFor(Projection.Result result, Audience audience) {
        return (int) result.waiting().stream()
                .filter(wait -> wait.personId() != null && audience.people().contains(wait.personId())).count();
    }

    private static List<PipelineView.ByPerson> byPerson(Map<UUID, Expected> people, Map<UUID, Faces.Face> names,
            Frame frame) {
        Order<PipelineView.ByPerson, ?> order = new Order<>("name", PipelineView.ByPerson::name, text -> text,
                row -> row.personId().toString());
        return order.sorted(people.entrySet().stream().map(entry -> {
            Expected own = entry.getValue();
            return new PipelineView.ByPerson(entry.getKey(), names.get(entry.getKey()).name(), own.loads(),
                    own.ofLoads(), PipelineView.DealsView.of(own.deals(), frame.units()), own.total(),
                    own.unweightedTotal(), own.periods());
        }).toList());
    }
}
