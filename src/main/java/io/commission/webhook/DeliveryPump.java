package io.commission.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.commission.tenant.TenantContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;

/**
 * Sends what is due. Each subscription has a few workers at most, which grow in number while claims come back full and
 * stand in line with those of other subscriptions after each claim. No transaction is open while a request is out.
 */
@ApplicationScoped
class DeliveryPump {
    private static final Logger LOG = Logger.getLogger(DeliveryPump.class);
    private static final int STOP_SECONDS = 15;

    private final DeliveryQueue queue;
    private final WebhookSender sender;
    private final WebhookConfig config;
    private final MeterRegistry metrics;
    private final ExecutorService threads;
    private final Map<UUID, Integer> working = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    DeliveryPump(DeliveryQueue queue, WebhookSender sender, WebhookConfig config, MeterRegistry metrics) {
        this.queue = queue;
        this.sender = sender;
        this.config = config;
        this.metrics = metrics;
        this.threads = Context.taskWrapping(Executors.newFixedThreadPool(config.delivery().threads(),
                task -> new Thread(task, "webhook-sender")));
    }

    /** Starts a worker for each subscription that has something due and none at work yet. */
    void start(UUID tenant) {
        for (UUID subscription : queue.subscriptions(tenant)) {
            if (!working.containsKey(subscription)) {
                hire(tenant, subscription);
            }
        }
    }

    boolean isIdle() {
        return working.isEmpty();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    private void hire(UUID tenant, UUID subscription) {
        int most = config.delivery().perSubscription();
        boolean[] hired = new boolean[1];
        working.compute(subscription, (id, workers) -> {
            int now = workers == null ? 0 : workers;
            hired[0] = now < most && !stopping;
            return hired[0] ? Integer.valueOf(now + 1) : workers;
        });
        if (hired[0]) {
            threads.execute(() -> work(tenant, subscription));
        }
    }

    private void work(UUID tenant, UUID subscription) {
        boolean again = false;
        new TenantContext(tenant, FanOut.ACTOR).nameInLogs();
        try {
            Claim claim = queue.claim(tenant, subscription);
            if (claim.full()) {
                hire(tenant, subscription);
            }
            again = !claim.isEmpty() && !stopping;
            send(claim);
        } catch (RuntimeException e) {
            again = false;
            LOG.error("deliveries of a webhook could not be made; they are tried again", e);
        } finally {
            if (again) {
                threads.execute(() -> work(tenant, subscription));
            } else {
                working.computeIfPresent(subscription, (id, workers) -> workers == 1 ? null : workers - 1);
            }
        }
    }

    private void send(Claim claim) {
        long claimed = System.nanoTime();
        Duration safe = config.delivery().lease().dividedBy(2);
        for (List<Claim.Delivery> line : claim.lines()) {
            if (stopping) {
                queue.answer(claim, line, List.of());
            } else if (since(claimed).compareTo(safe) < 0 || queue.renew(claim, line)) {
                queue.answer(claim, line, attempts(claim, line));
            }
        }
    }

    /** Until the first that fails: what follows it waits. */
    private List<DeliveryQueue.Verdict> attempts(Claim claim, List<Claim.Delivery> line) {
        List<DeliveryQueue.Verdict> verdicts = new ArrayList<>();
        long began = System.nanoTime();
        Duration safe = config.delivery().lease().dividedBy(4);
        for (Claim.Delivery delivery : line) {
            Attempt attempt = sender.send(claim.url(), claim.secrets(), delivery.event());
            DeliveryQueue.Verdict verdict = verdict(delivery, attempt);
            verdicts.add(verdict);
            metrics.counter("commission.webhook.attempts", "outcome", verdict.outcome()).increment();
            // A slow receiver is let go before the lease ends; the rest is claimed anew.
            if (verdict.status() == DeliveryStatus.WAITING || stopping
                    || since(began).compareTo(safe) > 0) {
                break;
            }
        }
        return verdicts;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private DeliveryQueue.Verdict verdict(Claim.Delivery delivery, Attempt attempt) {
        int failures = delivery.attempts() + 1;
        if (attempt.accepted()) {
            return new DeliveryQueue.Verdict(delivery.id(), attempt, DeliveryStatus.DELIVERED, Duration.ZERO);
        }
        if (attempt.gone() || failures >= config.retries().attempts()) {
            return new DeliveryQueue.Verdict(delivery.id(), attempt, DeliveryStatus.DEAD, Duration.ZERO);
        }
        Duration wait = BackOff.of(config.retries()).after(failures, ThreadLocalRandom.current().nextInt(1001));
        Duration asked = attempt.pause() == null ? Duration.ZERO : attempt.pause();
        Duration longest = config.retries().longest();
        Duration longer = asked.compareTo(wait) > 0 ? asked : wait;
        return new DeliveryQueue.Verdict(delivery.id(), attempt, DeliveryStatus.WAITING,
                longer.compareTo(longest) > 0 && asked.compareTo(wait) > 0 ? longest : longer);
    }
}
