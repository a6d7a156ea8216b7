package io.commission.webhook;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import io.commission.database.Sql;
import io.quarkus.scheduler.Scheduled;

/** Looks at the outbox of every tenant that has something in it. Every replica does, and none is in another's way. */
@ApplicationScoped
public class WebhookDispatch {
    private static final Logger LOG = Logger.getLogger(WebhookDispatch.class);

    private final Sql sql;
    private final FanOut fanOut;
    private final DeliveryPump pump;

    WebhookDispatch(Sql sql, FanOut fanOut, DeliveryPump pump) {
        this.sql = sql;
        this.fanOut = fanOut;
        this.pump = pump;
    }

    @Scheduled(every = "${commission.webhooks.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        for (UUID tenant : tenants()) {
            try {
                dispatch(tenant);
            } catch (RuntimeException e) {
                LOG.error("the events of a tenant could not be dispatched; the next tick tries again", e);
            }
        }
    }

    void dispatch(UUID tenant) {
        boolean more = true;
        while (more) {
            more = fanOut.run(tenant);
        }
        pump.start(tenant);
    }

    @Transactional
    List<UUID> tenants() {
        return sql.query("select * from tenants_with_events()").list(row -> row.uuid(1));
    }
}
