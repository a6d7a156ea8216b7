package io.commission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** The clock of the service under test: runs like the machine's until a test sets it, and again after that test. */
@Singleton
public class TestClock extends Clock {
    private static volatile Instant fixed;

    public void set(Instant instant) {
        fixed = instant;
    }

    /** Noon of that date in that zone. */
    public void set(LocalDate date, String zone) {
        fixed = date.atTime(LocalTime.NOON).atZone(ZoneId.of(zone)).toInstant();
    }

    public void advance(Duration duration) {
        fixed = instant().plus(duration);
    }

    @Override
    public Instant instant() {
        Instant set = fixed;
        return set != null ? set : Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("take the tenant's zone: LocalDate.ofInstant(clock.instant(), zone)");
    }

    /** Registered as a service, so that no test leaves its time to the next. */
    public static final class Reset implements QuarkusTestAfterEachCallback {
        @Override
        public void afterEach(QuarkusTestMethodContext context) {
            fixed = null;
        }
    }
}
