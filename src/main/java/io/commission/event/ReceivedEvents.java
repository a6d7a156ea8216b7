package io.commission.event;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;

import io.commission.access.Caller;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;

/** Reads what came in. */
@RequestScoped
class ReceivedEvents {
    private final Sql sql;
    private final Caller caller;

    ReceivedEvents(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    Page<ReceivedEventView> page(ReceivedEventFilter filter, Paging paging) {
        StringBuilder where = new StringBuilder("where e.tenant_id = ?");
        List<Object> parameters = new ArrayList<>(List.of(caller.tenantId()));
        and(where, parameters, "e.type = ?", filter.type);
        and(where, parameters, "e.source = ?", filter.source);
        and(where, parameters, "e.subject = ?", filter.subject);
        if (Boolean.TRUE.equals(filter.waiting)) {
            where.append(" and w.code is not null");
        }
        paging.after().ifPresent(after -> {
            where.append(" and e.received_at <= ? and (e.received_at, e.source, e.event_id) < (?, ?, ?)");
            parameters.addAll(List.of(after.instant(0), after.instant(0), after.text(1), after.text(2)));
        });
        parameters.add(paging.fetch());
        List<ReceivedEventView> rows = sql.query(
                """
                        select e.source, e.event_id, e.type, e.subject, e.event_time, e.received_at, e.received_by, e.data::text as data,
                            w.code, w.detail, w.field
                        from inbound_events e left join waiting_deal_events w
                            on w.tenant_id = e.tenant_id and w.source = e.source and w.event_id = e.event_id\s"""
                        + where + " order by e.received_at desc, e.source desc, e.event_id desc limit ?",
                parameters.toArray()).list(ReceivedEventView::of);
        return Page.of(rows, paging, row -> row, row -> Cursor.of(row.receivedAt(), row.source(), row.id()));
    }

    private static void and(StringBuilder where, List<Object> parameters, String condition, String value) {
        if (value != null && !value.isBlank()) {
            where.append(" and ").append(condition);
            parameters.add(value.trim());
        }
    }
}
