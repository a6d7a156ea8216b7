package io.commission.event;

import static io.commission.database.Columns.column;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfiles;

/** Events of deals that could not be taken yet, with the reason; they are tried again together with what comes later. */
@ApplicationScoped
class WaitingDealEvents {
    /** As many are tried again when accounts or contacts come. */
    private static final int AT_ONCE = 1_000;

    private final Sql sql;
    private final TenantProfiles tenants;

    WaitingDealEvents(Sql sql, TenantProfiles tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    record Waiting(IncomingEvent event, Refusal reason) {
    }

    /** @param others whether those of other deals are wanted too */
    List<IncomingEvent> of(Collection<String> externalIds, boolean others) {
        EventReader reader = new EventReader(tenants.current().units().digits(), Instant.EPOCH);
        return sql.query("""
                select e.source, e.event_id, e.type, e.event_time, e.subject, e.data::text as data
                from waiting_deal_events w
                join inbound_events e on e.tenant_id = w.tenant_id and e.source = w.source and e.event_id = w.event_id
                where w.tenant_id = ? and (w.external_id = any(?::text[]) or ? and w.external_id in (
                    select external_id from waiting_deal_events where tenant_id = ? order by external_id limit ?))
                """, tenant(), externalIds, others, tenant(), AT_ONCE).list(
                row -> reader.stored(row.text("source"), row.text("event_id"),
                        EventType.of(row.text("type")).orElseThrow(), row.instant("event_time"), row.text("subject"),
                        row.text("data")));
    }

    /** Of those that were tried, some wait on. */
    void keep(List<IncomingEvent> tried, List<Waiting> waiting) {
        sql.update("""
                delete from waiting_deal_events w using unnest(?::text[], ?::text[]) as n(source, event_id)
                where w.tenant_id = ? and w.source = n.source and w.event_id = n.event_id
                """, column(tried, IncomingEvent::source, String[]::new),
                column(tried, IncomingEvent::id, String[]::new),
                tenant());
        if (!waiting.isEmpty()) {
            sql.update("""
                    insert into waiting_deal_events (tenant_id, source, event_id, external_id, code, detail, field)
                    select ?, * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    """, tenant(), column(waiting, one -> one.event().source(), String[]::new),
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
