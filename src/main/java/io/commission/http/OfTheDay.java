package io.commission.http;

/**
 * A view that changes without a new version of its row, because it shows what holds on the day or what other rows say: its ETag guards
 * writers, but a reader who has it is never told that it is still the same.
 */
public interface OfTheDay {
}
