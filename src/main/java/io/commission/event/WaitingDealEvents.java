package io.commission.event;

import static io.commission.database.Columns.column;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Query;
import io.commission.database.Sql;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfiles;

/** Events of deals that could not be taken yet, with the reason; they are tried again together with what comes later. */
@ApplicationScoped
class WaitingDealEvents {
    /** Deals whose events are tried again at once, by chance where there are more. */
    private static final int AT_ONCE = 1_000;
    private static final String EVENTS = """
            select e.source, e.event_id, e.type, e.event_time, e.subject, e.data::text as data
            from waiting_deal_events w
            join inbound_events e on e.tenant_id = w.tenant_id and e.source = w.source and e.event_id = w.event_id
            where w.tenant_id = ? and w.external_id\s""";

    private final Sql sql;
    private final TenantProfiles tenants;

    WaitingDealEvents(Sql sql, TenantProfiles tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    record Waiting(IncomingEvent event, Refusal reason) {
    }

    boolean any() {
        return sql.query("select 1 from waiting_deal_events where tenant_id = ? limit 1", tenant()).exists();
    }

    List<IncomingEvent> some() {
        return read(sql.query(
                EVENTS + """
                        in (select external_id from waiting_deal_events where tenant_id = ? group by external_id order by random() limit ?)
                        """,
                tenant(), tenant(), AT_ONCE));
    }

    List<IncomingEvent> of(Collection<String> externalIds) {
        return read(sql.query(EVENTS + "= any(?::text[])", tenant(), externalIds));
    }

    private List<IncomingEvent> read(Query query) {
        EventReader reader = new EventReader(tenants.current().units().digits(), Instant.EPOCH);
        return query.list(
                row -> reader.stored(row.text("source"), row.text("event_id"),
                        EventType.of(row.text("type")).orElseThrow(), row.instant("event_time"), row.text("subject"),
                        row.text("data")));
    }

    /** Of those that were tried, some wait on. */
    void keep(List<IncomingEvent> tried, List<Waiting> waiting) {
        Set<IncomingEvent> taken = new LinkedHashSet<>(tried);
        waiting.forEach(one -> taken.remove(one.event()));
        if (!taken.isEmpty()) {
            sql.update("""
                    delete from waiting_deal_events w using unnest(?::text[], ?::text[]) as n(source, event_id)
                    where w.tenant_id = ? and w.source = n.source and w.event_id = n.event_id
                    """, column(taken, IncomingEvent::source, String[]::new),
                    column(taken, IncomingEvent::id, String[]::new), tenant());
        }
        if (!waiting.isEmpty()) {
            sql.update(
                    """
                            insert into waiting_deal_events as w (tenant_id, source, event_id, external_id, code, detail, field)
                            select ?, * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                            on conflict (tenant_id, source, event_id) do update set code = excluded.code, detail = excluded.detail,
                                field = excluded.field
                            where (w.code, w.detail, w.field) is distinct from (excluded.code, excluded.detail, excluded.field)
                            """,
                    tenant(), column(waiting, one -> one.event().source(), String[]::new),
                    column(waiting, one -> one.event().id(), String[]::new),
                    column(waiting, one -> one.event().data().externalId(), String[]::new),
                    column(waiting, one -> one.reason().code.name(), String[]::new),
                    column(waiting, one -> one.reason().getMessage(), String[]::new),
                    column(waiting, WaitingDealEvents::field, String[]::new));
        }
    }

    private static String field(Waiting one) {
        return one.reason().errors.isEmpty() ? null : one.reason().errors.get(0).field();
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
