package io.commission.outlook;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantWork;
import io.commission.tenant.Tenants;
import io.quarkus.scheduler.Scheduled;

/** Forgets news that every open stream has heard long ago. Every replica may run it. */
@ApplicationScoped
public class RecordNewsPurge {
    private static final String ACTOR = "news";

    private final Sql sql;
    private final Tenants tenants;
    private final TenantWork tenantWork;
    private final Duration kept;

    RecordNewsPurge(Sql sql, Tenants tenants, TenantWork tenantWork, NewsConfig config) {
        this.sql = sql;
        this.tenants = tenants;
        this.tenantWork = tenantWork;
        this.kept = config.kept();
    }

    @Scheduled(identity = "news-purge", every = "5m", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        tenants.ids().forEach(this::purge);
    }

    int purge(UUID tenant) {
        return tenantWork.in(tenant, ACTOR, () -> sql.update("""
                delete from record_news where tenant_id = ? and written_at < now() - make_interval(secs => ?)
                """, tenant, kept.toSeconds()));
    }
}
