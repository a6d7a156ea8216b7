package io.commission.operations;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "commission.jobs")
interface JobsConfig {
    /** After which a call takes up no further tenant and answers where to go on. */
    @WithDefault("1m")
    Duration piece();
}
