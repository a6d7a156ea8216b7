package io.commission.journal;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantWork;

/** Forgets what came in so long ago that nobody sends it again. */
@ApplicationScoped
public class JournalPurge {
    private static final int BATCH = 5000;

    private final Sql sql;
    private final TenantWork tenantWork;
    private final Clock clock;
    private final JournalConfig config;

    JournalPurge(Sql sql, TenantWork tenantWork, Clock clock, JournalConfig config) {
        this.sql = sql;
        this.tenantWork = tenantWork;
        this.clock = clock;
        this.config = config;
    }

    /** Answers how many events were forgotten. */
    public long purge(UUID tenant) {
        return tenantWork.inPieces(tenant, "system", BATCH,
                () -> sql.query("select forget_received_events(?, ?)", clock.instant().minus(config.retention()), BATCH)
                        .one(row -> row.integer(1)));
    }
}
