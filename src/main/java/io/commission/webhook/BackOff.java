package io.commission.webhook;

import java.time.Duration;

/**
 * How long a failed delivery waits. The random number, 0 to 1000, spreads those that failed together.
 */
record BackOff(Duration first, Duration longest, int jitterPercent) {
    private static final int MOST_DOUBLINGS = 30;

    static BackOff of(WebhookConfig.Retries retries) {
        return new BackOff(retries.first(), retries.longest(), retries.jitterPercent());
    }

    /** After the given number of failures, 1 for the first. */
    Duration after(int failures, int random) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration wait = doubled.compareTo(longest) > 0 ? longest : doubled;
        long permille = 1000L + jitterPercent * 10L * (2L * random - 1000) / 1000;
        return wait.multipliedBy(permille).dividedBy(1000);
    }
}
