package io.commission.outlook;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.jboss.logging.Logger;

import io.commission.access.Scope;
import io.commission.access.Session;
import io.commission.access.Sessions;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantWork;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Streams that tell open dashboards which of their figures changed. No connection is held between two looks; writers know nothing of
 * them, and it does not matter on which replica they write.
 */
@ApplicationScoped
class NewsStreams {
    private static final Logger LOG = Logger.getLogger(NewsStreams.class);
    /** More people at once are not told one by one. */
    private static final int MOST_PEOPLE = 500;
    /** So many looks in a row that fail end a stream: the client opens another one, perhaps elsewhere. */
    private static final int MOST_FAILURES = 20;

    private final RecordNews news;
    private final Sessions sessions;
    private final TenantWork tenantWork;
    private final Clock clock;
    private final NewsConfig config;
    private final Semaphore places;
    private final Map<UUID, TenantNews> tenants = new ConcurrentHashMap<>();
    private final Map<String, Integer> callers = new ConcurrentHashMap<>();

    NewsStreams(RecordNews news, Sessions sessions, TenantWork tenantWork, Clock clock, NewsConfig config) {
        this.news = news;
        this.sessions = sessions;
        this.tenantWork = tenantWork;
        this.clock = clock;
        this.config = config;
        this.places = new Semaphore(config.streams());
    }

    Multi<OutboundSseEvent> open(Session session, Sse sse) {
        String caller = session.tenantId() + " " + session.subject();
        take(caller);
        AtomicBoolean left = new AtomicBoolean();
        Stream stream = new Stream(session, sse);
        return Multi.createFrom().ticks().every(config.every()).onOverflow().drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .select().first(tick -> !stream.ended)
                .onItem().transformToIterable(tick -> stream.look())
                .onTermination().invoke(() -> {
                    if (left.compareAndSet(false, true)) {
                        leave(caller);
                    }
                });
    }

    private void take(String caller) {
        if (!places.tryAcquire()) {
            throw Refusal.of(Code.BUSY, "Too many streams are open here. Read the dashboard now and then instead, or"
                    + " try again later.").header("Retry-After", "10");
        }
        boolean[] taken = new boolean[1];
        callers.compute(caller, (key, open) -> {
            taken[0] = open == null || open < config.streamsPerCaller();
            return taken[0] ? open == null ? 1 : open + 1 : open;
        });
        if (!taken[0]) {
            places.release();
            throw Refusal.of(Code.LIMIT_EXCEEDED, "One caller has at most " + config.streamsPerCaller()
                    + " streams open at a time. Close one.");
        }
    }

    private void leave(String caller) {
        callers.compute(caller, (key, open) -> open == null || open == 1 ? null : open - 1);
        places.release();
    }

    int free() {
        return places.availablePermits();
    }

    private TenantNews of(UUID tenant) {
        return tenants.computeIfAbsent(tenant, id -> new TenantNews(
                snapshot -> tenantWork.in(id, "news", () -> news.since(snapshot)), config.every()));
    }

    /** One stream; looked at by one thread after the other. */
    private final class Stream {
        private final Session session;
        private final Sse sse;
        private volatile boolean ended;
        private Scope scope;
        private long scopeAt;
        private long sentAt;
        private Long position;
        private int failures;

        Stream(Session session, Sse sse) {
            this.session = session;
            this.sse = sse;
        }

        List<OutboundSseEvent> look() {
            if (!clock.instant().isBefore(session.until())) {
                return end("expired");
            }
            try {
                List<OutboundSseEvent> events = events();
                failures = 0;
                return events;
            } catch (RuntimeException e) {
                // The database may restart while somebody watches.
                LOG.debug("a stream could not look", e);
                ended = ++failures >= MOST_FAILURES;
                return List.of();
            }
        }

        private List<OutboundSseEvent> events() {
            long now = System.nanoTime();
            if (scope == null || now - scopeAt > config.rights().toNanos()) {
                Optional<Scope> visible = tenantWork.in(session.tenantId(), session.subject(),
                        () -> sessions.visible(session));
                if (visible.isEmpty()) {
                    return end("closed");
                }
                boolean other = scope != null && !scope.equals(visible.get());
                scope = visible.get();
                scopeAt = now;
                if (other) {
                    return List.of(event("changed", new NewsView(true, List.of())));
                }
            }
            if (position == null) {
                position = of(session.tenantId()).start();
                return List.of(event("ready", new NewsView(true, List.of())));
            }
            TenantNews.News heard = of(session.tenantId()).after(position);
            position = heard.position();
            NewsView view = view(heard);
            return view.everything() || !view.people().isEmpty() ? List.of(event("changed", view)) : silence(now);
        }

        private NewsView view(TenantNews.News heard) {
            Map<UUID, List<YearMonth>> people = new LinkedHashMap<>();
            heard.changes().stream().filter(change -> scope.sees(change.personId())).forEach(
                    change -> people.computeIfAbsent(change.personId(), id -> new ArrayList<>()).add(change.month()));
            if (!heard.all() || people.size() > MOST_PEOPLE) {
                return new NewsView(true, List.of());
            }
            List<NewsView.Changed> changed = new ArrayList<>();
            new TreeMap<>(people).forEach((person, months) -> changed.add(new NewsView.Changed(person,
                    List.copyOf(new TreeSet<>(months.stream().filter(Objects::nonNull).toList())),
                    months.contains(null))));
            return new NewsView(false, changed);
        }

        private List<OutboundSseEvent> silence(long now) {
            if (now - sentAt < config.heartbeat().toNanos()) {
                return List.of();
            }
            sentAt = now;
            return List.of(sse.newEventBuilder().comment("still here").build());
        }

        private List<OutboundSseEvent> end(String name) {
            ended = true;
            return List.of(event(name, new NewsView(false, List.of())));
        }

        private OutboundSseEvent event(String name, NewsView view) {
            sentAt = System.nanoTime();
            return sse.newEventBuilder().name(name).mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(NewsView.class, view).build();
        }
    }
}
