package io.commission.reassignment.background;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.access.Scope;
import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/**
 * The table of previews made in the background; nothing else is written for them. Leases go by the clock of the database, and one that
 * is over is never renewed: whoever was told that a preview failed is not told later that it is ready.
 */
@ApplicationScoped
class Previews {
    static final String INTERRUPTED = "The replica that made it has stopped. Ask again.";
    private static final String HELD = """
             where tenant_id = ? and id = ? and status = 'RUNNING' and lease_until > clock_timestamp()
            """;

    private final Sql sql;
    private final Clock clock;
    private final ObjectMapper json;
    private final PreviewConfig config;

    Previews(Sql sql, Clock clock, ObjectMapper json, PreviewConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
        this.config = config;
    }

    /** A new one, RUNNING. Calls of one tenant wait for each other, so that no two take the last place. */
    UUID open(PreviewKind kind) {
        UUID tenant = tenant();
        sql.query("select pg_advisory_xact_lock(hashtextextended('previews ' || ?, 0))", tenant.toString())
                .list(row -> true);
        int running = sql.query("""
                select count(*)::integer from reassignment_previews
                where tenant_id = ? and status = 'RUNNING' and lease_until > clock_timestamp()
                """, tenant).one(row -> row.integer(1));
        if (running >= config.perTenant()) {
            throw Refusal.of(Code.TOO_MANY_PREVIEWS, "At most " + config.perTenant()
                    + " previews of a tenant are made at a time. Ask again when one of them has ended, or without "
                    + Prefer.HEADER + ".");
        }
        UUID id = Ids.next();
        sql.update("""
                insert into reassignment_previews (tenant_id, id, kind, status, created_by, created_at, lease_until)
                values (?, ?, ?, 'RUNNING', ?, ?, clock_timestamp() + make_interval(secs => ?))
                """, tenant, id, kind, TenantContext.required().actor(), clock.instant(), config.lease().toSeconds());
        return id;
    }

    /** One of the actor's own: it shows pay, and nobody else sees it. */
    Optional<PreviewRow> find(UUID id) {
        return sql.query("select " + PreviewRow.COLUMNS
                + " from reassignment_previews where tenant_id = ? and id = ? and created_by = ?", tenant(), id,
                TenantContext.required().actor()).first(PreviewRow::of);
    }

    void discard(UUID id) {
        sql.update("delete from reassignment_previews where tenant_id = ? and id = ?", tenant(), id);
    }

    /** False where the preview has ended, was discarded, or its lease is over. */
    boolean renew(UUID id) {
        return sql.update(
                "update reassignment_previews set lease_until = clock_timestamp() + make_interval(secs => ?)" + HELD,
                config.lease().toSeconds(), tenant(), id) == 1;
    }

    /** @param saw whose rows the creator could read when it was made */
    boolean ready(UUID id, Object preview, Scope saw) {
        return sql.update("update reassignment_previews set status = 'READY', answer = ?::json, saw_all = ?,"
                + " saw = ?::uuid[], ended_at = ?" + HELD, write(preview), saw.all(), saw.people(), clock.instant(),
                tenant(), id) == 1;
    }

    void failed(UUID id, Code code, String detail) {
        sql.update("update reassignment_previews set status = 'FAILED', error_code = ?, error = ?, ended_at = ?"
                + HELD, code, detail, clock.instant(), tenant(), id);
    }

    <T> T read(String answer, Class<T> type) {
        try {
            return json.readValue(answer, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a preview that this release cannot read", e);
        }
    }

    private String write(Object preview) {
        try {
            return json.writeValueAsString(preview);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
