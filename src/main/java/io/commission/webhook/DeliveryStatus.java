package io.commission.webhook;

/** WAITING for its first or next attempt; DEAD when it was given up, until somebody retries it. */
public enum DeliveryStatus {
    WAITING, DELIVERED, DEAD
}
