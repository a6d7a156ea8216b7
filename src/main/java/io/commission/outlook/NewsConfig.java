package io.commission.outlook;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How dashboards that are open hear of changes. */
@ConfigMapping(prefix = "commission.news")
public interface NewsConfig {

    /** How often a tenant that somebody watches is asked for, by each replica once. */
    @WithDefault("500ms")
    Duration every();

    /** After this time without news something is sent, so that proxies keep the connection. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How often a stream's rights are looked at again. */
    @WithDefault("10s")
    Duration rights();

    /** Streams that this replica serves at a time. */
    @WithDefault("200")
    int streams();

    /** Streams of one caller at a time on this replica. */
    @WithDefault("5")
    int streamsPerCaller();

    /** What is older is forgotten; longer than any stream waits between two looks. */
    @WithDefault("15m")
    Duration kept();
}
