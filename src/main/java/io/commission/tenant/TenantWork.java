package io.commission.tenant;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** How everything that is not a request works for a tenant: scheduler, batches, streams, event handlers. */
@ApplicationScoped
public class TenantWork {
    private static final int ATTEMPTS = 5;
    private static final Set<String> TRANSIENT = Set.of("40001", "40P01");

    /**
     * Runs the work in a new transaction of the tenant. It is run again when PostgreSQL chose it as the victim of a
     * deadlock or of a serialization failure, so it must have no effect outside of the transaction.
     */
    public <T> T in(UUID tenant, String actor, Supplier<T> work) {
        return TenantContext.during(new TenantContext(tenant, actor), () -> inRequestContext(() -> retrying(work)));
    }

    public void run(UUID tenant, String actor, Runnable work) {
        in(tenant, actor, () -> {
            work.run();
            return null;
        });
    }

    /** Repeats the work, each time in a new transaction, until a piece is not a full one; answers how much was done. */
    public long inPieces(UUID tenant, String actor, int full, Supplier<Integer> piece) {
        long done = 0;
        int last = full;
        while (last == full) {
            last = in(tenant, actor, piece);
            done += last;
        }
        return done;
    }

    private static <T> T retrying(Supplier<T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(work::get);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !isTransient(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /** Hibernate asks for the tenant within a request context only; its session must not be one of another tenant. */
    private static <T> T inRequestContext(Supplier<T> work) {
        ManagedContext requests = Arc.container().requestContext();
        if (requests.isActive()) {
            return work.get();
        }
        requests.activate();
        try {
            return work.get();
        } finally {
            requests.terminate();
        }
    }

    private static boolean isTransient(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            // Without a state it is the pool's own: no connection within its time.
            if (cause instanceof SQLException sql && sql.getSQLState() != null
                    && TRANSIENT.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(10L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to retry", e);
        }
    }
}
