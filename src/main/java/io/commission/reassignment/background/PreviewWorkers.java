package io.commission.reassignment.background;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.jboss.logging.Logger;

import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantWork;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;

/**
 * The replica's threads that make previews in the background, after the request that asked for one has committed. Each lease is
 * renewed from then on, also while the preview waits for a thread.
 */
@ApplicationScoped
class PreviewWorkers {
    private static final Logger LOG = Logger.getLogger(PreviewWorkers.class);

    private final PreviewWork work;
    private final Previews previews;
    private final TenantWork tenantWork;
    private final PreviewConfig config;
    private final Semaphore places;
    private final ExecutorService threads;
    private final ScheduledExecutorService timers;
    private final Map<UUID, Asked> taken = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    PreviewWorkers(PreviewWork work, Previews previews, TenantWork tenantWork, PreviewConfig config) {
        this.work = work;
        this.previews = previews;
        this.tenantWork = tenantWork;
        this.config = config;
        this.places = new Semaphore(config.taken());
        this.threads = Context.taskWrapping(Executors.newFixedThreadPool(config.workers(), daemons("preview-worker")));
        this.timers = Executors.newScheduledThreadPool(1, daemons("preview-lease"));
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** A place for one more, to be given back by the end of the transaction or of the preview. */
    void reserve() {
        if (stopping || !places.tryAcquire()) {
            throw Refusal.of(Code.BUSY, "Too many previews are being made here. Ask again in a moment, or without "
                    + Prefer.HEADER + ".").header("Retry-After", "10");
        }
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Asked asked) {
        taken.put(asked.id(), asked);
        long every = config.lease().toMillis() / 4;
        ScheduledFuture<?> beat = timers.scheduleWithFixedDelay(() -> renew(asked), every, every,
                TimeUnit.MILLISECONDS);
        threads.execute(() -> {
            try {
                work(asked);
            } finally {
                beat.cancel(false);
                taken.remove(asked.id());
                places.release();
            }
        });
    }

    void rolledBack(@Observes(during = TransactionPhase.AFTER_FAILURE) Asked asked) {
        places.release();
    }

    int free() {
        return places.availablePermits();
    }

    /** What does not finish in time has failed at once, and not only when its lease is over. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.shutdown();
        threads.awaitTermination(config.stop().toMillis(), TimeUnit.MILLISECONDS);
        taken.values().forEach(this::interrupted);
        threads.shutdownNow();
        timers.shutdownNow();
    }

    private void work(Asked asked) {
        if (stopping) {
            interrupted(asked);
            return;
        }
        try {
            work.make(asked);
        } catch (RuntimeException e) {
            LOG.error("a preview neither ended nor failed; it fails when its lease is over", e);
        }
    }

    private void interrupted(Asked asked) {
        try {
            tenantWork.run(asked.tenant(), asked.actor(),
                    () -> previews.failed(asked.id(), Code.PREVIEW_INTERRUPTED, Previews.INTERRUPTED));
        } catch (RuntimeException e) {
            LOG.warn("a preview that was interrupted fails when its lease is over", e);
        }
    }

    private void renew(Asked asked) {
        try {
            tenantWork.run(asked.tenant(), asked.actor(), () -> previews.renew(asked.id()));
        } catch (RuntimeException e) {
            LOG.debug("a lease could not be renewed; the next beat tries again", e);
        }
    }
}
