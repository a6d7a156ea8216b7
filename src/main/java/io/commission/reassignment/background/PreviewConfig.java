package io.commission.reassignment.background;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How previews are made in the background. */
@ConfigMapping(prefix = "commission.previews")
public interface PreviewConfig {

    /** Previews that this replica makes at a time. */
    @WithDefault("2")
    int workers();

    /** Previews that this replica has taken and not ended, those that wait for a worker among them. */
    @WithDefault("40")
    int taken();

    /** Previews of one tenant that have not ended, on all replicas. */
    @WithDefault("4")
    int perTenant();

    /** After this time the preview of a replica that died has failed; it is renewed four times as often. */
    @WithDefault("30s")
    Duration lease();

    /** How long a replica that stops lets previews finish. */
    @WithDefault("5s")
    Duration stop();

    /** How long a preview can be fetched. */
    @WithDefault("24h")
    Duration kept();
}
