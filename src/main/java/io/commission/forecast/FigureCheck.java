package io.commission.forecast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.Deals;
import io.commission.tenant.TenantContext;

/**
 * Whether what is kept of deals equals a recomputation: what each deal earns and its figures from its facts, the records from the
 * figures (FCT-5). Nothing is written, but for the day that figures are brought to first. Deals that differ are looked at once more
 * while they are held, so that a change at the same moment is no difference.
 */
@ApplicationScoped
public class FigureCheck {
    private static final int DEALS = 1_000;
    private static final int PEOPLE = 200;
    private static final int MOST_NAMED = 100;

    private final Sql sql;
    private final ForecastDay day;
    private final Deals deals;
    private final Figures figures;
    private final FigureTable table;
    private final KeptRecords records;

    FigureCheck(Sql sql, ForecastDay day, Deals deals, Figures figures, FigureTable table, KeptRecords records) {
        this.sql = sql;
        this.day = day;
        this.deals = deals;
        this.figures = figures;
        this.table = table;
        this.records = records;
    }

    /**
     * @param differing how many differences there are
     * @param first the first of them
     */
    public record Outcome(long deals, long people, long differing, List<FigureDifference> first) {
        public boolean equal() {
            return differing == 0;
        }
    }

    /**
     * A part of it.
     *
     * @param last the last deal or person that was looked at; null: there is nothing more
     */
    record Part(int deals, int people, List<FigureDifference> differences, UUID last) {
    }

    /** Everything of the tenant for whom the transaction works. */
    public Outcome run() {
        long seenDeals = 0;
        long seenPeople = 0;
        long differing = 0;
        List<FigureDifference> first = new ArrayList<>();
        for (boolean ofPeople : new boolean[]{false, true}) {
            Part part = null;
            do {
                UUID after = part == null ? null : part.last();
                part = ofPeople ? ofPeople(after, PEOPLE) : ofDeals(after, DEALS);
                seenDeals += part.deals();
                seenPeople += part.people();
                differing += part.differences().size();
                part.differences().stream().limit(MOST_NAMED - first.size()).forEach(first::add);
            } while (part.last() != null);
        }
        return new Outcome(seenDeals, seenPeople, differing, first);
    }

    Part ofDeals(UUID after, int limit) {
        day.ensure();
        List<UUID> ids = sql.query("""
                select id from opportunities where tenant_id = ? and (?::uuid is null or id > ?) order by id limit ?
                """, tenant(), after, after, limit).list(row -> row.uuid(1));
        List<FigureDifference> differences = differences(deals.read(ids));
        if (!differences.isEmpty()) {
            Set<UUID> suspects = new LinkedHashSet<>();
            differences.forEach(difference -> suspects.add(difference.opportunityId()));
            differences = differences(deals.hold(suspects));
        }
        return new Part(ids.size(), 0, differences, ids.size() < limit ? null : ids.get(ids.size() - 1));
    }

    Part ofPeople(UUID after, int limit) {
        List<UUID> ids = sql.query("""
                select id from people where tenant_id = ? and (?::uuid is null or id > ?) order by id limit ?
                """, tenant(), after, after, limit).list(row -> row.uuid(1));
        return new Part(0, ids.size(), records.differences(ids), ids.size() < limit ? null : ids.get(ids.size() - 1));
    }

    private List<FigureDifference> differences(List<Deal> some) {
        List<UUID> ids = some.stream().map(Deal::id).toList();
        Figures.Computed computed = figures.computed(some);
        List<FigureDifference> differences = new ArrayList<>();
        Map<UUID, FigureTable.Earned> kept = table.earned(ids);
        for (UUID id : ids) {
            FigureTable.Earned now = FigureTable.Earned.of(computed.commissions().get(id));
            FigureTable.Earned before = kept.get(id);
            if (!Objects.equals(now, before)) {
                differences.add(FigureDifference.ofDeal(id, before == null ? null : before.commission(),
                        now == null ? null : now.commission()));
            }
        }
        Map<List<UUID>, DealFigure> stored = byPlace(table.of(ids));
        Map<List<UUID>, DealFigure> anew = byPlace(computed.figures());
        Set<List<UUID>> places = new LinkedHashSet<>(stored.keySet());
        places.addAll(anew.keySet());
        for (List<UUID> place : places) {
            if (!Objects.equals(stored.get(place), anew.get(place))) {
                differences.add(FigureDifference.ofFigure(stored.get(place), anew.get(place)));
            }
        }
        return differences;
    }

    private static Map<List<UUID>, DealFigure> byPlace(Collection<DealFigure> figures) {
        Map<List<UUID>, DealFigure> byPlace = new LinkedHashMap<>();
        figures.forEach(figure -> byPlace.put(List.of(figure.opportunityId(), figure.personId()), figure));
        return byPlace;
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
