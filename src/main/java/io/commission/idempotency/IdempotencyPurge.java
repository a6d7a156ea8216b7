package io.commission.idempotency;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.tenant.TenantWork;

/** Forgets answers after 72 hours. */
@ApplicationScoped
public class IdempotencyPurge {
    private final TenantWork tenantWork;
    private final IdempotencyKeys keys;

    IdempotencyPurge(TenantWork tenantWork, IdempotencyKeys keys) {
        this.tenantWork = tenantWork;
        this.keys = keys;
    }

    /** Answers how many were forgotten. */
    public int purge(UUID tenant) {
        return tenantWork.in(tenant, "system", () -> keys.purge(tenant));
    }
}
