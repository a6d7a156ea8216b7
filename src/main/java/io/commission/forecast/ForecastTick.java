package io.commission.forecast;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.commission.tenant.TenantWork;
import io.commission.tenant.Tenants;
import io.quarkus.scheduler.Scheduled;

/** Brings the figures of every tenant to its day, so that no reader waits for it. Replicas at once do it once. */
@ApplicationScoped
public class ForecastTick {
    private static final Logger LOG = Logger.getLogger(ForecastTick.class);
    private static final String ACTOR = "forecast";

    private final Tenants tenants;
    private final TenantWork tenantWork;
    private final ForecastDay day;

    ForecastTick(Tenants tenants, TenantWork tenantWork, ForecastDay day) {
        this.tenants = tenants;
        this.tenantWork = tenantWork;
        this.day = day;
    }

    @Scheduled(identity = "forecast-day", every = "${commission.forecast.every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void tick() {
        for (UUID tenant : tenants.ids()) {
            try {
                tick(tenant);
            } catch (RuntimeException e) {
                LOG.errorf(e, "the figures of tenant %s stay on an earlier day until the next tick", tenant);
            }
        }
    }

    void tick(UUID tenant) {
        tenantWork.run(tenant, ACTOR, day::ensure);
    }
}
