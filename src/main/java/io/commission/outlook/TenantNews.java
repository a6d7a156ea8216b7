package io.commission.outlook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * What this replica has heard of a tenant. All its streams ask here; the database is asked once for all of them, and not at all while
 * nobody looks.
 */
final class TenantNews {
    /** So many answers are kept for streams that are slow; whoever is slower is told to read everything again. */
    private static final int KEPT = 240;
    /** After a pause in which nobody looked, what was missed may be purged. */
    private static final Duration PAUSE = Duration.ofMinutes(2);

    private final Function<String, RecordNews.Seen> ask;
    private final long every;
    private final Deque<Heard> heard = new ArrayDeque<>();
    private String snapshot;
    private long position;
    private long askedAt;

    TenantNews(Function<String, RecordNews.Seen> ask, Duration every) {
        this.ask = ask;
        this.every = every.toNanos();
    }

    private record Heard(long position, RecordNews.Seen seen) {
    }

    /** @param all false: more changed than is listed */
    record News(long position, Set<RecordNews.Change> changes, boolean all) {
    }

    /** Where a stream starts that has heard nothing yet; what commits from now on comes after it. */
    synchronized long start() {
        askAfter(0);
        return position;
    }

    synchronized News after(long last) {
        askAfter(every);
        Set<RecordNews.Change> changes = new LinkedHashSet<>();
        boolean all = heard.isEmpty() ? last == position : heard.getFirst().position <= last + 1;
        for (Heard one : heard) {
            if (one.position > last) {
                changes.addAll(one.seen.changes());
                all &= one.seen.all();
            }
        }
        return new News(position, changes, all);
    }

    private void askAfter(long pause) {
        long now = System.nanoTime();
        if (snapshot != null && now - askedAt < pause) {
            return;
        }
        boolean paused = snapshot == null || now - askedAt > PAUSE.toNanos();
        RecordNews.Seen seen = ask.apply(paused ? null : snapshot);
        askedAt = now;
        snapshot = seen.snapshot();
        if (paused) {
            heard.clear();
            // Whoever still waits for the position before has missed something.
            position += 2;
        } else if (!seen.changes().isEmpty() || !seen.all()) {
            position++;
            heard.addLast(new Heard(position, seen));
            if (heard.size() > KEPT) {
                heard.removeFirst();
            }
        }
    }
}
