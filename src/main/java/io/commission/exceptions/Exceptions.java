package io.commission.exceptions;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.problem.Refusal;

/** Reads exceptions for the caller: those about people whom the caller sees, or about loads in which they have a part. */
@RequestScoped
class Exceptions {
    private static final String SELECT = """
            select x.*, l.external_id as load_external_id, o.external_id as opportunity_external_id, p.name as person_name
            from commission_exceptions x
            left join loads l on l.tenant_id = x.tenant_id and l.id = x.load_id
            left join opportunities o on o.tenant_id = x.tenant_id and o.id = x.opportunity_id
            left join people p on p.tenant_id = x.tenant_id and p.id = x.person_id
            """;

    private final Sql sql;
    private final Caller caller;

    Exceptions(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** Newest first. */
    Page<ExceptionView> page(ExceptionFilter filter, Paging paging) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder where = visible(parameters);
        and(where, parameters, "x.status = ?", filter.status);
        and(where, parameters, "x.code = ?", filter.code);
        and(where, parameters, "x.load_id = ?", filter.loadId);
        and(where, parameters, "x.opportunity_id = ?", filter.opportunityId);
        and(where, parameters, "x.person_id = ?", filter.personId);
        paging.after().ifPresent(after -> and(where, parameters, "x.id < ?", after.uuid(0)));
        parameters.add(paging.fetch());
        List<ExceptionView> rows = sql.query(SELECT + where + " order by x.id desc limit ?", parameters.toArray())
                .list(ExceptionView::of);
        return Page.of(rows, paging, row -> row, row -> Cursor.of(row.id()));
    }

    /** The exception, or 404 when it is not there or not the caller's to see. */
    ExceptionView required(UUID id) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder where = visible(parameters);
        and(where, parameters, "x.id = ?", id);
        return sql.query(SELECT + where, parameters.toArray()).first(ExceptionView::of)
                .orElseThrow(() -> Refusal.notFound("exception"));
    }

    private StringBuilder visible(List<Object> parameters) {
        StringBuilder where = new StringBuilder("where x.tenant_id = ? ");
        parameters.add(caller.tenantId());
        Scope scope = caller.visible();
        if (!scope.all()) {
            where.append("""
                    and (x.person_id = any(?::uuid[]) or x.person_id is null and exists (select 1 from load_reps r
                       where r.tenant_id = x.tenant_id and r.load_id = x.load_id and r.person_id = any(?::uuid[])))""");
            parameters.addAll(List.of(scope.people(), scope.people()));
        }
        return where;
    }

    private static void and(StringBuilder where, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.add(value);
        }
    }
}
