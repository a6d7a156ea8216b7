package io.commission.reassignment.background;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantWork;

/** Forgets previews that were made long ago: they show pay. */
@ApplicationScoped
public class PreviewPurge {
    private final Sql sql;
    private final TenantWork tenantWork;
    private final Clock clock;
    private final Duration kept;

    PreviewPurge(Sql sql, TenantWork tenantWork, Clock clock, PreviewConfig config) {
        this.sql = sql;
        this.tenantWork = tenantWork;
        this.clock = clock;
        this.kept = config.kept();
    }

    /** Answers how many were forgotten. */
    public long purge(UUID tenant) {
        return tenantWork.in(tenant, "system", () -> sql.update("""
                delete from reassignment_previews where tenant_id = ? and created_at < ?
                    and (status <> 'RUNNING' or lease_until < clock_timestamp())
                """, tenant, clock.instant().minus(kept)));
    }
}
