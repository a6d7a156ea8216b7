package io.commission.reassignment.run;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.jboss.logging.Logger;

import io.commission.reassignment.batch.BatchOpened;
import io.commission.tenant.TenantContext;
import io.opentelemetry.context.Context;
import io.quarkus.scheduler.Scheduled;

/**
 * The replica's threads that work on batches: one a tenant at a time, since the changes of a tenant are one chain. Each lease is
 * renewed beside the work, so that a chunk that takes long does not lose it.
 */
@ApplicationScoped
class BatchWorkers {
    private static final Logger LOG = Logger.getLogger(BatchWorkers.class);
    private static final int STOP_SECONDS = 20;
    private static final int AGAIN_MILLIS = 500;

    private final BatchQueue queue;
    private final BatchRun run;
    private final BatchConfig config;
    private final ExecutorService threads;
    private final ScheduledExecutorService timers;
    private final Set<UUID> working = ConcurrentHashMap.newKeySet();
    private final Set<UUID> asked = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    BatchWorkers(BatchQueue queue, BatchRun run, BatchConfig config) {
        this.queue = queue;
        this.run = run;
        this.config = config;
        this.threads = Context.taskWrapping(
                Executors.newFixedThreadPool(config.workers(), task -> new Thread(task, "batch-worker")));
        this.timers = Executors.newScheduledThreadPool(config.workers(), task -> {
            Thread thread = new Thread(task, "batch-lease");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Finds what other replicas left, and what was opened on them while they were busy. */
    @Scheduled(every = "${commission.batches.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        queue.tenants().forEach(this::wake);
    }

    void opened(@Observes(during = TransactionPhase.AFTER_SUCCESS) BatchOpened opened) {
        wake(opened.tenant());
    }

    /** Starts on the tenant's queue, unless this replica is at it: then it looks again before it stops. */
    void wake(UUID tenant) {
        asked.add(tenant);
        if (!stopping && working.add(tenant)) {
            threads.execute(() -> work(tenant));
        }
    }

    boolean idle() {
        return working.isEmpty();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
        timers.shutdownNow();
    }

    private void work(UUID tenant) {
        new TenantContext(tenant, BatchQueue.ACTOR).nameInLogs();
        boolean again = false;
        try {
            asked.remove(tenant);
            Optional<Lease> lease = queue.claim(tenant);
            while (lease.isPresent() && !stopping) {
                work(lease.get());
                lease = queue.claim(tenant);
            }
            if (lease.isPresent()) {
                queue.release(lease.get());
            }
        } catch (RuntimeException e) {
            again = true;
            if (Passing.is(e)) {
                LOG.warn("the database was not there or in the way of a batch; it goes on in a moment");
            } else {
                LOG.error("batches of a tenant could not be worked on; this is tried again", e);
            }
        } finally {
            working.remove(tenant);
        }
        if (stopping) {
            return;
        }
        if (again) {
            timers.schedule(() -> wake(tenant), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } else if (asked.contains(tenant)) {
            wake(tenant);
        }
    }

    private void work(Lease lease) {
        AtomicBoolean lost = new AtomicBoolean();
        long every = config.lease().toMillis() / 4;
        ScheduledFuture<?> beat = timers.scheduleWithFixedDelay(() -> renew(lease, lost), every, every,
                TimeUnit.MILLISECONDS);
        try {
            run.run(lease, () -> stopping || lost.get());
        } finally {
            beat.cancel(false);
        }
    }

    private void renew(Lease lease, AtomicBoolean lost) {
        try {
            if (!lost.get() && !queue.renew(lease)) {
                lost.set(true);
            }
        } catch (RuntimeException e) {
            LOG.debug("a lease could not be renewed; the next beat tries again", e);
        }
    }
}
