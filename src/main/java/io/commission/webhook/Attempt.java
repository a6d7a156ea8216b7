package io.commission.webhook;

import java.time.Duration;

/**
 * How one request ended.
 *
 * @param status of the answer; null without one
 * @param error in words of this service, never of the receiver; null when it was accepted
 * @param pause what the receiver asked for, or null
 */
record Attempt(Integer status, String error, Duration pause) {
    private static final int GONE = 410;

    static Attempt answered(int status, Duration pause) {
        boolean accepted = status >= 200 && status < 300;
        return new Attempt(status, accepted ? null : "the receiver answered " + status, pause);
    }

    static Attempt failed(String error) {
        return new Attempt(null, error, null);
    }

    boolean accepted() {
        return error == null;
    }

    /** The receiver does not want it, now or later. */
    boolean gone() {
        return status != null && status == GONE;
    }
}
