package io.commission.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.database.Row;
import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.problem.Refusal;

/** The table of first answers: one row a tenant, caller and key, for 72 hours. */
@ApplicationScoped
class IdempotencyKeys {
    static final Duration KEPT = Duration.ofHours(72);

    private final Sql sql;
    private final Clock clock;
    private final ObjectMapper json;

    IdempotencyKeys(Sql sql, Clock clock, ObjectMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
    }

    /** Held until the transaction ends; a second call with the key does not wait for it. */
    boolean lock(UUID tenant, String caller, String key) {
        return sql.query("select pg_try_advisory_xact_lock(hashtextextended(?, 0))",
                "idempotency " + tenant + " " + caller + " " + key).one(row -> row.flag(1));
    }

    /** The answer of the first call with the key; refused when that call had other content. */
    Optional<FirstAnswer> find(UUID tenant, String caller, String key, String requestHash) {
        return sql.query("""
                select request_hash, status, headers::text as headers, body from idempotency_keys
                where tenant_id = ? and caller = ? and key = ? and created_at > ?""", tenant, caller, key, oldest())
                .first(row -> {
                    if (!row.text("request_hash").equals(requestHash)) {
                        throw Refusal.of(Code.IDEMPOTENCY_KEY_REUSED,
                                "The key came with another method, path or body before. Use a new key for a new call.");
                    }
                    return new FirstAnswer(row.integer("status"), headers(row), row.bytes("body"));
                });
    }

    void keep(UUID tenant, String caller, String key, String requestHash, FirstAnswer answer) {
        sql.update("delete from idempotency_keys where tenant_id = ? and caller = ? and key = ?", tenant, caller, key);
        sql.update("""
                insert into idempotency_keys (tenant_id, caller, key, request_hash, status, headers, body, created_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)""", tenant, caller, key, requestHash, answer.status(),
                write(answer.headers()), answer.body(), clock.instant());
    }

    int purge(UUID tenant) {
        return sql.update("delete from idempotency_keys where tenant_id = ? and created_at <= ?", tenant, oldest());
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }

    private Map<String, String> headers(Row row) {
        try {
            return json.readValue(row.text("headers"), new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Map<String, String> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
