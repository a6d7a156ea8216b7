package io.commission.idempotency;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.tenant.TenantWork;
import io.commission.tenant.Tenants;
import io.quarkus.scheduler.Scheduled;

/** Forgets answers after 72 hours. Every replica may run it. */
@ApplicationScoped
public class IdempotencyPurge {
    private final Tenants tenants;
    private final TenantWork tenantWork;
    private final IdempotencyKeys keys;

    IdempotencyPurge(Tenants tenants, TenantWork tenantWork, IdempotencyKeys keys) {
        this.tenants = tenants;
        this.tenantWork = tenantWork;
        this.keys = keys;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        tenants.ids().forEach(this::purge);
    }

    /** Answers how many were forgotten. */
    public int purge(UUID tenant) {
        return tenantWork.in(tenant, "system", () -> keys.purge(tenant));
    }
}
