package io.commission.forecast;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.commission.tenant.TenantWork;
import io.commission.tenant.Tenants;
import io.quarkus.scheduler.Scheduled;

/** Works on recalculations, chunk by chunk; every replica runs it, and one at a time works on each. */
@ApplicationScoped
class RecalculationTick {
    private static final Logger LOG = Logger.getLogger(RecalculationTick.class);
    private static final String ACTOR = "recalculation";

    private final Tenants tenants;
    private final TenantWork tenantWork;
    private final RecalculationStep step;

    RecalculationTick(Tenants tenants, TenantWork tenantWork, RecalculationStep step) {
        this.tenants = tenants;
        this.tenantWork = tenantWork;
        this.step = step;
    }

    @Scheduled(identity = "recalculations", every = "${commission.forecast.recalculations-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        for (UUID tenant : tenants.ids()) {
            try {
                tick(tenant);
            } catch (RuntimeException e) {
                LOG.errorf(e, "recalculations of tenant %s wait for the next tick", tenant);
            }
        }
    }

    void tick(UUID tenant) {
        Optional<UUID> next = tenantWork.in(tenant, ACTOR, step::next);
        while (next.isPresent() && run(tenant, next.get())) {
            next = tenantWork.in(tenant, ACTOR, step::next);
        }
    }

    /** Answers whether to go on: a chunk that failed is tried again by the next tick. */
    private boolean run(UUID tenant, UUID id) {
        try {
            while (chunk(tenant, id)) {
                // until there is no more
            }
            return true;
        } catch (RuntimeException e) {
            LOG.errorf(e, "a chunk of recalculation %s of tenant %s failed", id, tenant);
            tenantWork.run(tenant, ACTOR, () -> step.failed(id));
            return false;
        }
    }

    boolean chunk(UUID tenant, UUID id) {
        return tenantWork.in(tenant, ACTOR, () -> step.run(id));
    }
}
