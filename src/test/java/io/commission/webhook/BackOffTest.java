package io.commission.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final int MIDDLE = 500;
    private final BackOff backOff = new BackOff(Duration.ofSeconds(10), Duration.ofHours(6), 20);

    @Test
    void eachFailureWaitsTwiceAsLongUpToALimit() {
        assertEquals(Duration.ofSeconds(10), backOff.after(1, MIDDLE));
        assertEquals(Duration.ofSeconds(20), backOff.after(2, MIDDLE));
        assertEquals(Duration.ofSeconds(320), backOff.after(6, MIDDLE));
        assertEquals(Duration.ofHours(6), backOff.after(16, MIDDLE));
        assertEquals(Duration.ofHours(6), backOff.after(10_000, MIDDLE));
    }

    @Test
    void jitterSpreadsByAFifthEitherWay() {
        assertEquals(Duration.ofSeconds(8), backOff.after(1, 0));
        assertEquals(Duration.ofSeconds(12), backOff.after(1, 1000));
    }
}
