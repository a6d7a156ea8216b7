package io.commission.posting;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

import org.jboss.logging.Logger;

import io.commission.database.Sql;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantWork;
import io.commission.tenant.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Calculates the loads that a large change left due. Every replica runs it; one at a time works for a tenant. */
@ApplicationScoped
public class CalculationTick {
    private static final Logger LOG = Logger.getLogger(CalculationTick.class);
    private static final String ACTOR = "calculation";
    private static final int CHUNK = 500;
    private static final int MOST_CHUNKS = 200;
    private static final int LOCK = 3_000;

    private final Tenants tenants;
    private final TenantWork tenantWork;
    private final Sql sql;
    private final Calculation calculation;
    private final MeterRegistry metrics;

    CalculationTick(Tenants tenants, TenantWork tenantWork, Sql sql, Calculation calculation, MeterRegistry metrics) {
        this.tenants = tenants;
        this.tenantWork = tenantWork;
        this.sql = sql;
        this.calculation = calculation;
        this.metrics = metrics;
    }

    @ActivateRequestContext
    @Scheduled(identity = "calculation-tick", every = "${commission.calculation.every:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    public void tick() {
        for (UUID tenant : tenants.ids()) {
            try {
                drain(tenant);
            } catch (RuntimeException e) {
                LOG.errorf(e, "loads of tenant %s stay due", tenant);
            }
        }
    }

    private void drain(UUID tenant) {
        int chunks = 0;
        while (chunks++ < MOST_CHUNKS && chunk(tenant) == CHUNK) {
            // until a chunk is not full
        }
    }

    private int chunk(UUID tenant) {
        try {
            long start = System.nanoTime();
            int loads = tenantWork.in(tenant, ACTOR, () -> claimed() ? calculation.ofDue(CHUNK).loads() : 0);
            if (loads > 0) {
                metrics.timer("commission.calculation.run").record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            }
            return loads;
        } catch (RuntimeException e) {
            LOG.errorf(e, "due loads of tenant %s are tried one by one", tenant);
            oneByOne(tenant);
            return 0;
        }
    }

    /** So that a load that cannot be calculated holds up no other. */
    private void oneByOne(UUID tenant) {
        List<UUID> due = tenantWork.in(tenant, ACTOR, () -> sql
                .query("select id from loads where tenant_id = ? and calculation_due order by id limit ?", tenant,
                        CHUNK)
                .list(row -> row.uuid(1)));
        for (UUID load : due) {
            try {
                tenantWork.in(tenant, ACTOR, () -> claimed() ? calculation.ofLoads(List.of(load)).loads() : 0);
            } catch (RuntimeException e) {
                LOG.errorf(e, "load %s of tenant %s cannot be calculated", load, tenant);
            }
        }
    }

    /** Ends with the transaction; another replica at work on the tenant is left alone. */
    private boolean claimed() {
        return sql.query("select pg_try_advisory_xact_lock(?, ?)", TenantContext.required().tenantId().hashCode(), LOCK)
                .one(row -> row.flag(1));
    }
}
