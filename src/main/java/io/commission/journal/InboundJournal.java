package io.commission.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/**
 * Everything that came in, as it was told, once by source and id (EVT-1): events, rows of files and saved loads. An
 * independent recomputation starts from here.
 */
@ApplicationScoped
public class InboundJournal {
    private static final String INSERT = """
            insert into inbound_events
                (tenant_id, source, event_id, type, subject, event_time, data, received_at, received_by)
            select ?, source, event_id, type, subject, event_time, data::json, ?, ?
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                as n (source, event_id, type, subject, event_time, data)
            """;

    private final Sql sql;
    private final Clock clock;

    InboundJournal(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Something that came in.
     *
     * @param subject the external id of what it is about
     * @param data JSON
     */
    public record Received(String source, String id, String type, String subject, Instant time, String data) {
        public Key key() {
            return new Key(source, id);
        }
    }

    public record Key(String source, String id) {
    }

    /** Stores what was not received before and answers which those are. Locks in one order, whatever the order given. */
    public Set<Key> keepOnce(List<Received> received) {
        List<Received> sorted = received.stream()
                .sorted(Comparator.comparing(Received::source).thenComparing(Received::id)).toList();
        return new HashSet<>(sql.query(INSERT + " on conflict do nothing returning source, event_id", values(sorted))
                .list(row -> new Key(row.text(1), row.text(2))));
    }

    /** Stores what has an id of our own making. */
    public void keep(List<Received> received) {
        sql.update(INSERT, values(received));
    }

    private Object[] values(List<Received> received) {
        TenantContext caller = TenantContext.required();
        return new Object[]{caller.tenantId(), clock.instant(), caller.actor(), column(received, Received::source),
                column(received, Received::id), column(received, Received::type), column(received, Received::subject),
                column(received, Received::time), column(received, Received::data)};
    }

    private static Object[] column(List<Received> received, Function<Received, Object> value) {
        return received.stream().map(value).toArray();
    }
}
