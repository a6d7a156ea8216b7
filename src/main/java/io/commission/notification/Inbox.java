package io.commission.notification;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** What a person was told in the application. Somebody who is none of the tenant's people (null) was told nothing. */
@ApplicationScoped
class Inbox {
    private static final String SHOWN = """
            select id, kind, title, body, data::text as data, urgent, created_at, read_at from notifications
            where tenant_id = ? and person_id = ? and in_app""";

    private final Sql sql;
    private final Clock clock;
    private final ObjectMapper json;

    Inbox(Sql sql, Clock clock, ObjectMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
    }

    /** Newest first. */
    Page<NotificationView> page(UUID person, boolean unreadOnly, Paging paging) {
        UUID before = paging.after().map(cursor -> cursor.uuid(0)).orElse(null);
        List<NotificationView> rows = sql.query(
                SHOWN + (unreadOnly ? " and read_at is null" : "")
                        + " and (?::uuid is null or id < ?) order by id desc limit ?",
                tenant(), person, before, before, paging.fetch()).list(this::view);
        return Page.of(rows, paging, row -> row, row -> Cursor.of(row.id()));
    }

    long unread(UUID person) {
        return sql.query("""
                select count(*) from notifications where tenant_id = ? and person_id = ? and in_app and read_at is null
                """, tenant(), person).one(row -> row.number(1));
    }

    /** Reading it twice keeps the first time. */
    NotificationView read(UUID person, UUID id) {
        sql.update("""
                update notifications set read_at = ?
                where tenant_id = ? and person_id = ? and id = ? and in_app and read_at is null
                """, clock.instant(), tenant(), person, id);
        return sql.query(SHOWN + " and id = ?", tenant(), person, id).first(this::view)
                .orElseThrow(() -> Refusal.notFound("notification"));
    }

    /** Answers how many were unread. */
    int readAll(UUID person) {
        return sql.update("""
                update notifications set read_at = ?
                where tenant_id = ? and person_id = ? and in_app and read_at is null
                """, clock.instant(), tenant(), person);
    }

    private NotificationView view(Row row) {
        NoticeKind kind = row.oneOf(NoticeKind.class, "kind");
        return new NotificationView(row.uuid("id"), kind, kind.group, row.text("title"), row.text("body"),
                about(row.text("data")), row.flag("urgent"), row.instant("created_at"), row.instant("read_at"));
    }

    private NoticeData about(String data) {
        try {
            return json.readValue(data, NoticeData.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notification cannot be read", e);
        }
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
