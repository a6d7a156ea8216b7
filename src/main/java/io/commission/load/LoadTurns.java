package io.commission.load;

import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;

/**
 * Intakes of the same load take turns before any of them locks a row, so that they cannot deadlock on the loads that
 * both create. An intake of many loads keeps all others of the tenant waiting, in place of taking a lock for each load.
 */
@ApplicationScoped
class LoadTurns {
    private static final int FEW = 32;
    private static final int ALL_LOADS = 1_000;
    private static final int BUCKETS = 1_024;

    private final Sql sql;

    LoadTurns(Sql sql) {
        this.sql = sql;
    }

    /** Waits for the turn and keeps it until the transaction ends. */
    void await(Collection<String> externalIds) {
        int tenant = tenant().hashCode();
        if (externalIds.size() > FEW) {
            sql.query("select pg_advisory_xact_lock(?, ?)::text", tenant, ALL_LOADS).list(row -> row);
            return;
        }
        Integer[] buckets = externalIds.stream().map(id -> ALL_LOADS + 1 + Math.floorMod(id.hashCode(), BUCKETS))
                .distinct().sorted().toArray(Integer[]::new);
        sql.query("select pg_advisory_xact_lock_shared(?, ?)::text", tenant, ALL_LOADS).list(row -> row);
        sql.query("""
                select pg_advisory_xact_lock(?, ordered.key)::text
                from (select unnest(?::integer[]) as key order by 1) as ordered
                """, tenant, buckets).list(row -> row);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
