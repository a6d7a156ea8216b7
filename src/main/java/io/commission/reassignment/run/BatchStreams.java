package io.commission.reassignment.run;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.reassignment.batch.Batches;
import io.commission.tenant.TenantWork;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Streams of progress. Each looks at its batch in the database now and then, so it does not matter which replica works on it, and holds
 * no connection in between.
 */
@ApplicationScoped
public class BatchStreams {
    private static final Duration LOOK = Duration.ofMillis(500);
    /** After so many looks without news something is sent, so that proxies keep the connection. */
    private static final int QUIET_LOOKS = 20;
    /** A stream ends after so many looks, an hour; clients open it again, and are asked again who they are. */
    private static final int MOST_LOOKS = 7200;

    private final Batches batches;
    private final TenantWork tenantWork;
    private final Clock clock;
    private final Semaphore places;

    BatchStreams(Batches batches, TenantWork tenantWork, Clock clock, BatchConfig config) {
        this.batches = batches;
        this.tenantWork = tenantWork;
        this.clock = clock;
        this.places = new Semaphore(config.streams());
    }

    /** The caller's right to see the batch is checked already. */
    public Multi<OutboundSseEvent> open(UUID tenant, String actor, UUID batch, Sse sse) {
        if (!places.tryAcquire()) {
            throw Refusal.of(Code.BUSY, "Too many streams are open. Read the batch instead, or try again later.")
                    .header("Retry-After", "10");
        }
        AtomicBoolean left = new AtomicBoolean();
        Stream stream = new Stream(tenant, actor, batch, sse);
        return Multi.createFrom().ticks().every(LOOK).onOverflow().drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .select().first(tick -> !stream.ended)
                .onItem().transformToIterable(tick -> stream.look())
                .onTermination().invoke(() -> {
                    if (left.compareAndSet(false, true)) {
                        places.release();
                    }
                });
    }

    int free() {
        return places.availablePermits();
    }

    /** One stream; looked at by one thread after the other. */
    private final class Stream {
        private final UUID tenant;
        private final String actor;
        private final UUID batch;
        private final Sse sse;
        private volatile boolean ended;
        private BatchProgress shown;
        private int quiet;
        private int looks;

        Stream(UUID tenant, String actor, UUID batch, Sse sse) {
            this.tenant = tenant;
            this.actor = actor;
            this.batch = batch;
            this.sse = sse;
        }

        List<OutboundSseEvent> look() {
            BatchProgress now;
            try {
                now = tenantWork.in(tenant, actor,
                        () -> BatchProgress.of(batches.find(batch).orElseThrow(), clock.instant()));
            } catch (RuntimeException e) {
                // The database may restart while somebody watches.
                if (!Passing.is(e)) {
                    throw e;
                }
                return silence();
            }
            ended = now.status().ended() || ++looks >= MOST_LOOKS;
            if (now.status().ended()) {
                return List.of(event("done", now));
            }
            if (now.equals(shown)) {
                return silence();
            }
            shown = now;
            quiet = 0;
            return List.of(event("progress", now));
        }

        private List<OutboundSseEvent> silence() {
            return ++quiet % QUIET_LOOKS == 0
                    ? List.of(sse.newEventBuilder().comment("still here").build())
                    : List.of();
        }

        private OutboundSseEvent event(String name, BatchProgress progress) {
            return sse.newEventBuilder().name(name).mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(BatchProgress.class, progress).build();
        }
    }
}
