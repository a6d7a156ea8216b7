package io.commission.notification;

import static io.commission.database.Columns.column;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/**
 * Tells people. Called in the transaction of what it tells about: a notice is there when that is, and not otherwise.
 * Emails and webhook events are queued beside it and leave after the commit.
 */
@ApplicationScoped
public class Notices {
    private final Sql sql;
    private final Clock clock;
    private final ObjectMapper json;
    private final MailServer mailServer;

    Notices(Sql sql, Clock clock, ObjectMapper json, MailServer mailServer) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
        this.mailServer = mailServer;
    }

    /** One statement for any number of notices. House, Unassigned and unknown people are left out. */
    public void tell(Collection<Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        int count = notices.size();
        sql.update(
                """
                        with given as (
                            select n.*, p.email, coalesce(f.switched_off, '{}') as switched_off
                            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                ?::boolean[]) as n (id, email_id, event_id, person_id, kind, kind_group, title, body, data, urgent)
                                join people p on p.tenant_id = ? and p.id = n.person_id and p.kind = 'PERSON'
                                left join notification_preferences f on f.tenant_id = p.tenant_id and f.person_id = p.id),
                        told as (
                            insert into notifications (tenant_id, id, person_id, kind, title, body, data, urgent, in_app, created_at, created_by)
                            select ?, id, person_id, kind, title, body, data::json, urgent,
                                urgent or not switched_off @> array[kind_group || ' IN_APP'], ?, ?
                            from given),
                        mailed as (
                            insert into notification_emails (tenant_id, id, notification_id, address, status, next_attempt_at, created_at)
                            select ?, email_id, id, email, ?, ?, ? from given
                            where btrim(email) <> '' and not switched_off @> array[kind_group || ' EMAIL'])
                        insert into outbox_events (tenant_id, id, type, person_id, subject, data)
                        select ?, event_id, 'notification.created', person_id, id::text, json_build_object('notificationId', id,
                            'personId', person_id, 'kind', kind, 'group', kind_group, 'title', title, 'body', body, 'urgent', urgent,
                            'about', data::json)
                        from given where not switched_off @> array[kind_group || ' WEBHOOK']
                        """,
                Ids.next(count), Ids.next(count), Ids.next(count), column(notices, Notice::recipient, UUID[]::new),
                column(notices, notice -> notice.kind().name(), String[]::new),
                column(notices, notice -> notice.kind().group.name(), String[]::new),
                column(notices, Notice::title, String[]::new), column(notices, Notice::body, String[]::new),
                column(notices, notice -> write(notice.data()), String[]::new),
                column(notices, Notice::urgent, Boolean[]::new), tenant(), tenant(), now,
                TenantContext.required().actor(), tenant(),
                mailServer.configured() ? EmailStatus.WAITING : EmailStatus.NOT_CONFIGURED, now, now, tenant());
    }

    /** People who work in finance, as their newest tokens said. */
    public List<UUID> finance() {
        return inRole("finance");
    }

    /** People who administer the tenant, as their newest tokens said. */
    public List<UUID> admins() {
        return inRole("admin");
    }

    public Optional<UUID> managerOf(UUID person) {
        return Optional.ofNullable(managersOf(List.of(person)).get(person));
    }

    /** The manager of each who has one. */
    public Map<UUID, UUID> managersOf(Collection<UUID> people) {
        Map<UUID, UUID> managers = new HashMap<>();
        sql.query("""
                select p.id, m.id as manager_id from people p
                    join people m on m.tenant_id = p.tenant_id and m.id = p.manager_id and m.status = 'ACTIVE'
                where p.tenant_id = ? and p.id = any(?::uuid[])
                """, tenant(), people).list(row -> managers.put(row.uuid("id"), row.uuid("manager_id")));
        return managers;
    }

    /** Who signs in as the subject that created-by columns hold. */
    public Optional<UUID> personOf(String actor) {
        return sql.query("select id from people where tenant_id = ? and oidc_subject = ?", tenant(), actor)
                .first(row -> row.uuid(1));
    }

    private List<UUID> inRole(String role) {
        return sql.query("""
                select p.id from person_roles r join people p on p.tenant_id = r.tenant_id and p.id = r.person_id
                where r.tenant_id = ? and r.roles @> array[?::text] and p.status = 'ACTIVE' order by p.id
                """, tenant(), role).list(row -> row.uuid(1));
    }

    private String write(NoticeData data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
