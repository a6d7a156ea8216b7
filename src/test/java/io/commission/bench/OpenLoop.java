package io.commission.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Calls that are due at a fixed rate, whatever becomes of those before. A latency counts from the moment at which its call was due, so
 * that waiting for a free client is in it: nothing is left out because the service was slow.
 */
final class OpenLoop {
    private final long[] latencies;

    private OpenLoop(long[] latencies) {
        this.latencies = latencies;
    }

    /** @param call gets the number of the call */
    static OpenLoop run(int clients, int perSecond, Duration duration, IntConsumer call) {
        int calls = (int) (perSecond * duration.toSeconds());
        AtomicInteger next = new AtomicInteger();
        AtomicReference<RuntimeException> failed = new AtomicReference<>();
        ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime() + 100_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(() -> {
                for (int n = next.getAndIncrement(); n < calls && failed.get() == null; n = next.getAndIncrement()) {
                    long due = start + n * 1_000_000_000L / perSecond;
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    try {
                        call.accept(n);
                    } catch (RuntimeException | AssertionError e) {
                        failed.compareAndSet(null, new IllegalStateException("call " + n, e));
                    }
                    latencies.add(System.nanoTime() - due);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (failed.get() != null) {
            throw failed.get();
        }
        long[] sorted = latencies.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new OpenLoop(sorted);
    }

    String spelled() {
        return "%,d calls, p50 %s ms, p90 %s ms, p99 %s ms, slowest %s ms".formatted(latencies.length, millis(50),
                millis(90), millis(99), millis(100));
    }

    private String millis(int percentile) {
        int index = Math.min(latencies.length - 1, latencies.length * percentile / 100);
        long micros = latencies[index] / 1_000;
        return micros / 1_000 + "." + micros % 1_000 / 100;
    }
}
