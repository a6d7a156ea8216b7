package io.commission.notification;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How emails leave; commission.notifications.email.every (default 5s, or off) says how often the queue is looked at. */
@ConfigMapping(prefix = "commission.notifications.email")
public interface EmailConfig {

    /** After so many failures an email is given up. */
    @WithDefault("12")
    int attempts();

    /** The n-th failure waits first × 2^(n-1), at most longest. */
    @WithDefault("30s")
    Duration first();

    @WithDefault("6h")
    Duration longest();

    /** How many a replica claims at a time. */
    @WithDefault("20")
    int batch();

    /** A replica that died leaves its claims to others after this time. */
    @WithDefault("5m")
    Duration lease();

    Retention retention();

    /** From when the email was written. */
    interface Retention {
        @WithDefault("30d")
        Duration sent();

        /** Given up, or kept for want of a mail server. */
        @WithDefault("90d")
        Duration unsent();
    }
}
