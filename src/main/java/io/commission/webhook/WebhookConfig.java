package io.commission.webhook;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How events leave; commission.webhooks.every (default 1s, or off) says how often the outbox is looked at. */
@ConfigMapping(prefix = "commission.webhooks")
public interface WebhookConfig {

    /** How many deliveries one transaction makes of the outbox. */
    @WithDefault("5000")
    int fanOutBatch();

    Targets targets();

    Delivery delivery();

    Retries retries();

    Retention retention();

    /** Which addresses a subscription may have besides public ones by https. Link-local ones are never among them. */
    interface Targets {
        /** This machine, also by plain http: for development. */
        @WithDefault("false")
        boolean loopback();

        /** Private networks: for receivers beside the service. */
        @WithDefault("false")
        boolean privateNetworks();
    }

    interface Delivery {
        /** Requests at once of this replica. */
        @WithDefault("32")
        int threads();

        /** Requests at once of this replica to one subscription, so that a slow one leaves room for others. */
        @WithDefault("4")
        int perSubscription();

        /** How many people's events are claimed together, and how many of each. */
        @WithDefault("16")
        int lines();

        @WithDefault("20")
        int perLine();

        @WithDefault("5s")
        Duration connectTimeout();

        /** For the whole exchange. */
        @WithDefault("10s")
        Duration timeout();

        /** A replica that died leaves its claims to others after this time. */
        @WithDefault("2m")
        Duration lease();
    }

    /** The n-th failure waits first × 2^(n-1), at most longest, more or less by jitter. */
    interface Retries {
        @WithDefault("16")
        int attempts();

        @WithDefault("10s")
        Duration first();

        @WithDefault("6h")
        Duration longest();

        @WithDefault("20")
        int jitterPercent();
    }

    interface Retention {
        @WithDefault("7d")
        Duration delivered();

        @WithDefault("30d")
        Duration dead();

        /** Events of the outbox that no active subscription waits for. */
        @WithDefault("30d")
        Duration events();

        /** How long a rotated secret signs beside the new one. */
        @WithDefault("24h")
        Duration rotatedSecret();
    }
}
