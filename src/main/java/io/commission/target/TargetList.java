package io.commission.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.database.Sql;
import io.commission.export.CsvTable;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.money.MinorUnits;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** Finds targets for readers: a target is pay, so only those of people whom the caller may see (PERM-4). */
@ApplicationScoped
class TargetList {
    private static final int MOST_EXPORTED = 100_000;
    private static final String SHOWN = """
            select t.*, p.name as person_name from targets t join people p on p.tenant_id = t.tenant_id and p.id = t.person_id
            where t.tenant_id = ? and (? or t.person_id = any(?::uuid[]))
            """;
    private static final String FILTERED = """
            and (?::uuid is null or t.person_id = ?) and (?::date is null or ? between t.start_date and t.end_date)
            and (?::date is null or t.end_date >= ?) and (?::date is null or t.start_date <= ?)
            """;

    private final Sql sql;
    private final Caller caller;

    TargetList(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    record Kept(TargetView view, long version) {
    }

    /** Latest first. */
    Page<TargetView> page(TargetQuery query, Paging paging) {
        return Page.of(find(query, paging.after(), paging.fetch()), paging, view -> view,
                view -> Cursor.of(view.startDate(), view.id()));
    }

    CsvTable csv(TargetQuery query) {
        List<TargetView> rows = find(query, Optional.empty(), MOST_EXPORTED + 1);
        if (rows.size() > MOST_EXPORTED) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "A file holds at most " + MOST_EXPORTED
                    + " targets; narrow the filter, for instance by a day.");
        }
        CsvTable table = new CsvTable("id", "personId", "person", "startDate", "endDate", "quota", "commissionRate");
        rows.forEach(row -> table.row(row.id(), row.personId(), row.personName(), row.startDate(), row.endDate(),
                row.quota(), row.commissionRate()));
        return table;
    }

    private List<TargetView> find(TargetQuery query, Optional<Cursor> after, int limit) {
        Scope scope = caller.visible();
        List<Object> parameters = new ArrayList<>(Arrays.asList(caller.tenantId(), scope.all(), scope.people(),
                query.personId, query.personId, query.onDate, query.onDate, query.from, query.from, query.to,
                query.to));
        after.ifPresent(cursor -> parameters.addAll(List.of(cursor.date(0), cursor.uuid(1))));
        parameters.add(limit);
        MinorUnits units = units();
        return sql.query(SHOWN + FILTERED + (after.isPresent() ? "and (t.start_date, t.id) < (?, ?) " : "")
                + "order by t.start_date desc, t.id desc limit ?", parameters.toArray())
                .list(row -> TargetView.of(row, units));
    }

    Kept one(UUID id) {
        Scope scope = caller.visible();
        return one(id, scope.all(), scope.people());
    }

    /** For whoever has just written it. */
    Kept written(UUID id) {
        return one(id, true, List.of());
    }

    private Kept one(UUID id, boolean all, Collection<UUID> people) {
        MinorUnits units = units();
        return sql.query(SHOWN + " and t.id = ?", caller.tenantId(), all, people, id)
                .first(row -> new Kept(TargetView.of(row, units), row.number("version")))
                .orElseThrow(() -> Refusal.notFound("target"));
    }

    private MinorUnits units() {
        return new MinorUnits(caller.currency().getDefaultFractionDigits());
    }
}
