package io.commission.journal;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "commission.events")
public interface JournalConfig {

    /** So long an event of one source and id has no second effect (EVT-1); the database keeps 90 days in any case. */
    @WithDefault("400d")
    Duration retention();
}
