package io.commission.opportunity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.export.CsvTable;
import io.commission.forecast.ForecastDay;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.http.Sorting;
import io.commission.person.Owners;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/**
 * Finds opportunities for readers: reps those that they own or hold a line in on the day, managers their team's and those of House,
 * Unassigned and nobody, others all (PERM-2, PERM-4).
 */
@ApplicationScoped
public class Opportunities {
    /** The version in force on a day; its parameter. */
    private static final String IN_FORCE = """
            select 1 from opportunity_versions v left join people o on o.tenant_id = v.tenant_id and o.id = v.owner_id
            where v.tenant_id = d.tenant_id and v.opportunity_id = d.id and v.position = (
                select max(n.position) from opportunity_versions n
                where n.tenant_id = d.tenant_id and n.opportunity_id = d.id and n.effective_from <= ?)
            """;
    private static final String HOLDS_LINE = """
            exists (select 1 from commission_structure_lines l where l.tenant_id = v.tenant_id
                and l.opportunity_id = v.opportunity_id and l.position = v.position and l.person_id = any(?::uuid[]))
            """;
    private static final String SHOWN = """
            select d.*, a.name as account_name, e.commission as earned, coalesce(e.rate_kept, false) as rate_kept, e.missing,
                %s as sort_key
            from opportunities d left join accounts a on a.tenant_id = d.tenant_id and a.id = d.account_id
                left join deal_commissions e on e.tenant_id = d.tenant_id and e.opportunity_id = d.id
            where d.tenant_id = ? and d.deleted_at is null and (? or d.id in (
                select opportunity_id from commission_structure_lines where tenant_id = ? and person_id = any(?::uuid[])
                union all select opportunity_id from opportunity_versions where tenant_id = ? and owner_id = any(?::uuid[])
                union all select v.opportunity_id from opportunity_versions v
                    left join people o on o.tenant_id = v.tenant_id and o.id = v.owner_id
                    where ? and v.tenant_id = ? and o.kind is distinct from 'PERSON')
                and exists (
            """
            + IN_FORCE + " and (v.owner_id = any(?::uuid[]) or ? and o.kind is distinct from 'PERSON' or "
            + HOLDS_LINE + ")))";
    /** Where somebody is asked for, the index says in which opportunities they ever stood; the day decides. */
    private static final String FILTERED = """
             and (?::text is null or d.status = ?) and (?::text is null or d.stage = ?)
            and (?::uuid is null or d.id in (
                select opportunity_id from opportunity_versions where tenant_id = ? and owner_id = ?) and exists (
            """ + IN_FORCE
            + """
                     and v.owner_id = ?)) and (?::uuid is null or d.id in (
                        select opportunity_id from commission_structure_lines where tenant_id = ? and person_id = ?) and exists (
                    """
            + IN_FORCE + " and " + HOLDS_LINE
            + """
                    )) and (?::uuid is null or d.account_id = ?) and (?::text is null or a.territory = ?)
                    and (?::date is null or d.close_date >= ?) and (?::date is null or d.close_date <= ?)
                    and (?::text is null or position(lower(?) in lower(d.name)) > 0) and (?::text is null or d.external_id = ?)
                    """;

    private static final int AT_ONCE = 1_000;
    private static final int MOST_EXPORTED = 100_000;

    private final Sql sql;
    private final Caller caller;
    private final Owners owners;
    private final Stages stages;
    private final ForecastDay forecast;

    Opportunities(Sql sql, Caller caller, Owners owners, Stages stages, ForecastDay forecast) {
        this.forecast = forecast;
        this.sql = sql;
        this.caller = caller;
        this.owners = owners;
        this.stages = stages;
    }

    record Kept(OpportunityView view, long version) {
    }

    private record Found(Facts facts, String sortKey) {
        static Found of(Row row) {
            return new Found(Facts.of(row), row.text("sort_key"));
        }

        Cursor cursor() {
            return Cursor.of(sortKey, facts.id());
        }
    }

    Page<OpportunityView> list(OpportunityFilter filter, Paging paging) {
        forecast.ensure();
        LocalDate day = day(filter.asOf());
        Reader reader = reader();
        List<Found> found = find(filter, reader, day, paging.after(), paging.fetch());
        Map<UUID, List<Stage>> known = stages(found);
        return Page.of(found, paging, one -> view(one.facts(), known, day, reader), Found::cursor);
    }

    CsvTable csv(OpportunityFilter filter) {
        forecast.ensure();
        LocalDate day = day(filter.asOf());
        Reader reader = reader();
        CsvTable table = OpportunityFile.begun();
        Optional<Cursor> after = Optional.empty();
        int rows = 0;
        List<Found> found;
        do {
            found = find(filter, reader, day, after, AT_ONCE);
            rows += found.size();
            if (rows > MOST_EXPORTED) {
                throw Refusal.of(Code.LIMIT_EXCEEDED, "A file holds at most " + MOST_EXPORTED
                        + " opportunities; narrow the filter, for instance by close date.");
            }
            Map<UUID, List<Stage>> known = stages(found);
            found.forEach(one -> OpportunityFile.row(table, view(one.facts(), known, day, reader)));
            after = found.isEmpty() ? after : Optional.of(found.get(found.size() - 1).cursor());
        } while (found.size() == AT_ONCE);
        return table;
    }

    private List<Found> find(OpportunityFilter filter, Reader reader, LocalDate day, Optional<Cursor> cursor,
            int limit) {
        Sorting sorting = filter.sorting();
        UUID owner = filter.owner() == null ? null : owners.resolve("ownerId", filter.owner()).id();
        UUID tenant = caller.tenantId();
        UUID person = filter.person();
        List<Object> parameters = parameters(reader, day);
        parameters.addAll(Arrays.asList(name(filter), name(filter), filter.stage(), filter.stage(), owner, tenant,
                owner, day, owner, person, tenant, person, day, new UUID[]{person}, filter.account(),
                filter.account(), filter.territory(), filter.territory(), filter.closeDateFrom(),
                filter.closeDateFrom(), filter.closeDateTo(), filter.closeDateTo(), filter.name(), filter.name(),
                filter.externalId(), filter.externalId()));
        cursor.ifPresent(after -> parameters.addAll(List.of(after.text(0), after.uuid(1))));
        parameters.add(limit);
        return sql.query(SHOWN.formatted(sorting.column()) + FILTERED
                + (cursor.isPresent() ? sorting.after("d.id") : "") + sorting.orderBy("d.id") + " limit ?",
                parameters.toArray()).list(Found::of);
    }

    private Map<UUID, List<Stage>> stages(List<Found> found) {
        return stages.of(found.stream().map(one -> one.facts().id()).toList());
    }

    Kept one(UUID id, LocalDate asOf) {
        forecast.ensure();
        return one(id, day(asOf), reader());
    }

    /** For whoever has just written it, who may have no right to read. */
    Kept written(UUID id) {
        return one(id, caller.today(), new Reader(true, Set.of(), false));
    }

    private Kept one(UUID id, LocalDate day, Reader reader) {
        List<Object> parameters = parameters(reader, day);
        parameters.add(id);
        Facts facts = sql.query(SHOWN.formatted("d.id::text") + " and d.id = ?", parameters.toArray()).first(Facts::of)
                .orElseThrow(() -> Refusal.notFound("opportunity"));
        return new Kept(view(facts, stages.of(List.of(id)), day, reader), facts.version());
    }

    private OpportunityView view(Facts facts, Map<UUID, List<Stage>> known, LocalDate day, Reader reader) {
        List<Stage> own = known.get(facts.id());
        return facts.view(own == null ? Standing.UNKNOWN : Standing.on(day, own), reader,
                caller.currency().getDefaultFractionDigits());
    }

    private Reader reader() {
        Scope scope = caller.visible();
        return new Reader(scope.all(), scope.people(), caller.may("read.team"));
    }

    private List<Object> parameters(Reader reader, LocalDate day) {
        UUID tenant = caller.tenantId();
        return new ArrayList<>(List.of(tenant, reader.all(), tenant, reader.people(), tenant, reader.people(),
                reader.leads(), tenant, day, reader.people(), reader.leads(), reader.people()));
    }

    private LocalDate day(LocalDate asOf) {
        return asOf == null ? caller.today() : asOf;
    }

    private static String name(OpportunityFilter filter) {
        return filter.status() == null ? null : filter.status().wireName();
    }
}
