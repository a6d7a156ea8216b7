package io.commission;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers behind a balancer, as in a cluster: at a fixed rate, whether the former call was answered or not, each to one of the
 * replicas that was ready a second ago. Every third call writes; every tenth of those is sent twice under its key, to two replicas.
 */
final class RollingLoad implements AutoCloseable {
    private static final Duration LAG = Duration.ofSeconds(1);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(200);
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WRITES = 3;
    private static final int TWICE = 30;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<PackagedService, Boolean> serving = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<Long, AtomicInteger> served = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final UUID person;
    private final String token;

    private RollingLoad(UUID tenant, UUID person) {
        this.person = person;
        this.token = TestTokens.of(tenant, "ada", "admin");
    }

    static RollingLoad start(UUID tenant, UUID person, List<PackagedService> replicas) {
        RollingLoad load = new RollingLoad(tenant, person);
        replicas.forEach(replica -> load.serving.put(replica, true));
        load.timer.scheduleAtFixedRate(load::look, 0, LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        load.timer.scheduleAtFixedRate(load::call, 0, BETWEEN_CALLS.toMillis(), TimeUnit.MILLISECONDS);
        return load;
    }

    /** From when it is ready. */
    void add(PackagedService replica) {
        serving.put(replica, false);
    }

    int calls() {
        return calls.get();
    }

    /** Entries that were asked for, each under a key of its own. */
    int written() {
        return written.get();
    }

    /** Calls by process. */
    Map<Long, AtomicInteger> served() {
        return served;
    }

    /** No more calls; what went wrong with those there were. */
    List<String> end() throws InterruptedException {
        timer.shutdown();
        timer.awaitTermination(10, TimeUnit.SECONDS);
        for (int i = 0; underWay.get() > 0 && i < 100 * PATIENCE.toSeconds(); i++) {
            Thread.sleep(10);
        }
        return List.copyOf(failures);
    }

    private void look() {
        serving.keySet().forEach(replica -> {
            boolean ready = ready(replica);
            timer.schedule(() -> serving.computeIfPresent(replica, (one, was) -> ready), LAG.toMillis(),
                    TimeUnit.MILLISECONDS);
            if (!replica.isRunning()) {
                timer.schedule(() -> serving.remove(replica), LAG.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    private boolean ready(PackagedService replica) {
        try {
            return replica.isReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void call() {
        int number = calls.getAndIncrement();
        List<PackagedService> ready = serving.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey)
                .toList();
        if (ready.isEmpty()) {
            failures.add("no replica is ready");
            return;
        }
        PackagedService replica = ready.get(number % ready.size());
        if (number % WRITES != 0) {
            send(replica, HttpRequest
                    .newBuilder(replica.at("/api/v1/commission/entries?limit=20&personId=" + person)).GET(), 200);
            return;
        }
        String key = "call-" + number;
        written.incrementAndGet();
        boolean twice = number % TWICE == 0 && ready.size() > 1;
        write(replica, key, twice);
        if (twice) {
            write(ready.get((number + 1) % ready.size()), key, true);
        }
    }

    /** The second of a key is answered as the first, or told that it is still running. */
    private void write(PackagedService replica, String key, boolean twice) {
        String body = "{\"personId\": \"" + person + "\", \"type\": \"BONUS\", \"amount\": 1.00, \"reason\": \"" + key
                + "\"}";
        send(replica, HttpRequest.newBuilder(replica.at("/api/v1/commission/entries")).header("Idempotency-Key", key)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)),
                twice ? List.of(201, 409).toArray(Integer[]::new) : List.of(201).toArray(Integer[]::new));
    }

    private void send(PackagedService replica, HttpRequest.Builder request, Integer... expected) {
        underWay.incrementAndGet();
        long began = System.nanoTime();
        client.sendAsync(request.header("Authorization", "Bearer " + token).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString()).whenComplete((answer, failure) -> {
                    served.computeIfAbsent(replica.pid(), pid -> new AtomicInteger()).incrementAndGet();
                    String of = " of process " + replica.pid() + " after "
                            + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + " ms";
                    if (failure != null) {
                        failures.add(failure + of);
                    } else if (!List.of(expected).contains(answer.statusCode())) {
                        failures.add(answer.statusCode() + " " + answer.body() + of);
                    }
                    underWay.decrementAndGet();
                });
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
