package io.commission.event;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

import org.jboss.logging.Logger;

import io.commission.tenant.TenantWork;
import io.commission.tenant.Tenants;
import io.quarkus.scheduler.Scheduled;

/** Tries the events of deals again that wait for what may have come meanwhile. */
@ApplicationScoped
public class WaitingDealTick {
    private static final Logger LOG = Logger.getLogger(WaitingDealTick.class);
    private static final String ACTOR = "deal-events";

    private final Tenants tenants;
    private final TenantWork tenantWork;
    private final DealEvents deals;

    WaitingDealTick(Tenants tenants, TenantWork tenantWork, DealEvents deals) {
        this.tenants = tenants;
        this.tenantWork = tenantWork;
        this.deals = deals;
    }

    @ActivateRequestContext
    @Scheduled(identity = "waiting-deals", every = "${commission.deals.waiting.every:2m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void tick() {
        for (UUID tenant : tenants.ids()) {
            try {
                tenantWork.run(tenant, ACTOR, deals::tryAgain);
            } catch (RuntimeException e) {
                LOG.errorf(e, "events of deals of tenant %s wait on", tenant);
            }
        }
    }
}
