package io.commission.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

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

/** Reads loads for the caller: those that the caller, or somebody whom the caller sees, has a part of (PERM-4). */
@RequestScoped
class Loads {
    private static final int MOST_EXPORTED = 100_000;
    private static final String SELECT = """
            select l.*, a.name as account_name
            from loads l left join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
            """;
    /** Without reps a load is its account's owner's. */
    private static final String IN_SCOPE = """
            and (exists (select 1 from load_reps r where r.tenant_id = l.tenant_id and r.load_id = l.id
                    and r.person_id = any(?::uuid[]))
                or exists (select 1 from account_owners o where o.tenant_id = l.tenant_id
                    and o.account_id = l.account_id and o.owner_id = any(?::uuid[])
                    and coalesce(l.delivered_on, ?) between o.effective_from and coalesce(o.effective_to, 'infinity')
                    and not exists (select 1 from load_reps r where r.tenant_id = l.tenant_id and r.load_id = l.id)))
            """;

    private final Sql sql;
    private final Caller caller;

    Loads(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** The load, or 404 when it is not there or not the caller's to see. */
    LoadView required(UUID id) {
        List<Object> parameters = new ArrayList<>(List.of(caller.tenantId(), id));
        String scope = scope(parameters);
        return views("where l.tenant_id = ? and l.id = ? " + scope, parameters).stream().findFirst()
                .orElseThrow(() -> Refusal.notFound("load"));
    }

    /** The load for somebody who may save loads, whether or not they may read all others. */
    LoadView saved(UUID id) {
        return views("where l.tenant_id = ? and l.id = ?", List.of(caller.tenantId(), id)).stream().findFirst()
                .orElseThrow(() -> Refusal.notFound("load"));
    }

    Page<LoadView> page(LoadFilter filter, Paging paging) {
        List<Object> parameters = new ArrayList<>();
        String where = where(filter, parameters);
        Optional<Cursor> after = paging.after();
        if (after.isPresent()) {
            where += " and (" + filter.column() + ", l.id) " + (filter.descending() ? "<" : ">") + " (?, ?)";
            parameters.add(after.get().text(0));
            parameters.add(after.get().uuid(1));
        }
        parameters.add(paging.fetch());
        List<LoadView> rows = views(where + order(filter) + " limit ?", parameters);
        return Page.of(rows, paging, row -> row, row -> Cursor.of(filter.columnOf(row), row.id()));
    }

    CsvTable csv(LoadFilter filter) {
        List<Object> parameters = new ArrayList<>();
        String where = where(filter, parameters) + order(filter) + " limit ?";
        parameters.add(MOST_EXPORTED + 1);
        List<LoadView> rows = views(where, parameters);
        if (rows.size() > MOST_EXPORTED) {
            throw Refusal.of(Code.LIMIT_EXCEEDED,
                    "A file holds at most " + MOST_EXPORTED + " loads; narrow the filter, for instance by date.");
        }
        CsvTable csv = new CsvTable("id", "externalId", "customerId", "accountName", "orderId", "revenue",
                "carrierCost", "linehaul", "netMargin", "marginPercent", "status", "deliveredAt", "deliveredOn",
                "commissionableOn", "invoicePaidAt", "reps");
        rows.forEach(load -> csv.row(load.id(), load.externalId(), load.customerId(), load.accountName(),
                load.orderId(), load.revenue(), load.carrierCost(), load.linehaul(), load.netMargin(),
                load.marginPercent(), load.status(), load.deliveredAt(), load.deliveredOn(), load.commissionableOn(),
                load.invoicePaidAt(), reps(load)));
        return csv;
    }

    private static String reps(LoadView load) {
        List<String> reps = load.reps().stream()
                .map(rep -> rep.share() == null ? rep.rep() : rep.rep() + ":" + rep.share().toPlainString()).toList();
        return String.join(";", reps);
    }

    private String where(LoadFilter filter, List<Object> parameters) {
        StringBuilder where = new StringBuilder("where l.tenant_id = ? ");
        parameters.add(caller.tenantId());
        where.append(scope(parameters));
        and(where, parameters, "l.status = ?", filter.status);
        and(where, parameters, "l.external_id = ?", filter.externalId);
        and(where, parameters, "l.account_id = ?", filter.accountId);
        and(where, parameters, "l.customer_reference = ?", filter.customerId);
        and(where, parameters, """
                exists (select 1 from load_reps r where r.tenant_id = l.tenant_id and r.load_id = l.id
                    and r.person_id = ?)""", filter.personId);
        and(where, parameters, "l.delivered_on >= ?", filter.deliveredFrom);
        and(where, parameters, "l.delivered_on <= ?", filter.deliveredTo);
        return where.toString();
    }

    private String scope(List<Object> parameters) {
        Scope scope = caller.visible();
        if (scope.all()) {
            return "";
        }
        parameters.addAll(List.of(scope.people(), scope.people(), caller.today()));
        return IN_SCOPE;
    }

    private static void and(StringBuilder where, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.add(value);
        }
    }

    private static String order(LoadFilter filter) {
        String direction = filter.descending() ? " desc" : "";
        return " order by " + filter.column() + direction + ", l.id" + direction;
    }

    private List<LoadView> views(String where, List<Object> parameters) {
        MinorUnits units = MinorUnits.of(caller.currency().getCurrencyCode());
        List<UUID> ids = sql.query("select l.id from loads l " + where, parameters.toArray()).list(row -> row.uuid(1));
        Map<UUID, List<LoadView.Rep>> reps = reps(ids);
        Map<UUID, LoadView> views = new HashMap<>();
        sql.query(SELECT + "where l.tenant_id = ? and l.id = any(?::uuid[])", caller.tenantId(), ids)
                .list(row -> views.put(row.uuid("id"),
                        LoadView.of(row, units, reps.getOrDefault(row.uuid("id"), List.of()))));
        return ids.stream().map(views::get).toList();
    }

    private Map<UUID, List<LoadView.Rep>> reps(Collection<UUID> loadIds) {
        Map<UUID, List<LoadView.Rep>> reps = new HashMap<>();
        sql.query("""
                select r.*, p.name from load_reps r
                left join people p on p.tenant_id = r.tenant_id and p.id = r.person_id
                where r.tenant_id = ? and r.load_id = any(?::uuid[]) order by r.load_id, r.position
                """, caller.tenantId(), loadIds)
                .list(row -> reps.computeIfAbsent(row.uuid("load_id"), id -> new ArrayList<>())
                        .add(LoadView.Rep.of(row)));
        return reps;
    }
}
