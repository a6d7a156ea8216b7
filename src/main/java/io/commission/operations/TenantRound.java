package io.commission.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.commission.problem.Refusal;
import io.commission.tenant.Tenants;
import io.micrometer.core.instrument.MeterRegistry;

/** One tenant after the other, for a bounded time: a call that takes long neither runs out of time nor holds up a replica that stops. */
@ApplicationScoped
class TenantRound {
    private static final Logger LOG = Logger.getLogger(TenantRound.class);

    private final Tenants tenants;
    private final Duration piece;
    private final MeterRegistry metrics;

    TenantRound(Tenants tenants, JobsConfig config, MeterRegistry metrics) {
        this.tenants = tenants;
        this.piece = config.piece();
        this.metrics = metrics;
    }

    /** @param last the last tenant that was worked, empty when it was the last of all */
    record Visited<T>(List<T> done, List<Failure> failures, Optional<UUID> last) {
        int tenants() {
            return done.size() + failures.size();
        }
    }

    /** In words without personal data or amounts. */
    record Failure(UUID tenant, String code, String message) {
    }

    /** What a tenant's work found wrong, when it is more than a refusal. */
    static final class Wrong extends RuntimeException {
        private final String code;

        Wrong(String code, String message) {
            super(message, null, false, false);
            this.code = code;
        }
    }

    /** @param after the last tenant of the piece before, null for the first piece */
    <T> Visited<T> visit(Job job, UUID after, Function<UUID, T> work) {
        List<UUID> all = tenants.ids();
        List<UUID> waiting = after == null ? all : all.stream().filter(tenant -> comesAfter(tenant, after)).toList();
        List<T> done = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        long began = System.nanoTime();
        int next = 0;
        while (next < waiting.size() && (next == 0 || System.nanoTime() - began < piece.toNanos())) {
            UUID tenant = waiting.get(next++);
            try {
                done.add(work.apply(tenant));
                count(job, "succeeded");
            } catch (RuntimeException e) {
                failures.add(failure(job, tenant, e));
                count(job, "failed");
            }
        }
        return new Visited<>(done, failures,
                next < waiting.size() ? Optional.of(waiting.get(next - 1)) : Optional.empty());
    }

    /** As the database orders them: byte by byte. */
    private static boolean comesAfter(UUID tenant, UUID other) {
        return tenant.toString().compareTo(other.toString()) > 0;
    }

    private void count(Job job, String outcome) {
        metrics.counter("commission.jobs.tenants", "job", job.word(), "outcome", outcome).increment();
    }

    private static Failure failure(Job job, UUID tenant, RuntimeException thrown) {
        if (thrown instanceof Refusal refusal) {
            LOG.warnf("job %s of tenant %s is refused: %s", job.word(), tenant, refusal.code);
            return new Failure(tenant, refusal.code.name(), refusal.code.title);
        }
        if (thrown instanceof Wrong wrong) {
            LOG.errorf("job %s of tenant %s: %s", job.word(), tenant, wrong.getMessage());
            return new Failure(tenant, wrong.code, wrong.getMessage());
        }
        LOG.errorf(thrown, "job %s of tenant %s failed", job.word(), tenant);
        return new Failure(tenant, "FAILED", "The work failed; the log says why.");
    }
}
