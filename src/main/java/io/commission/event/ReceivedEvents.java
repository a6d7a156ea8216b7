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
        StringBuilder where = new StringBuilder("where tenant_id = ?");
        List<Object> parameters = new ArrayList<>(List.of(caller.tenantId()));
        and(where, parameters, "type = ?", filter.type);
        and(where, parameters, "source = ?", filter.source);
        and(where, parameters, "subject = ?", filter.subject);
        paging.after().ifPresent(after -> {
            where.append(" and received_at <= ? and (received_at, source, event_id) < (?, ?, ?)");
            parameters.addAll(List.of(after.instant(0), after.instant(0), after.text(1), after.text(2)));
        });
        parameters.add(paging.fetch());
        List<ReceivedEventView> rows = sql.query("""
                select source, event_id, type, subject, event_time, received_at, received_by, data::text as data
                from inbound_events\s""" + where + " order by received_at desc, source desc, event_id desc limit ?",
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
