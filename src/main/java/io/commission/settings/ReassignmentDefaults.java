package io.commission.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** Which levels of reassignment are on for tenants that have not switched them themselves. */
@ConfigMapping(prefix = "commission.reassignment-v1")
public interface ReassignmentDefaults {
    @WithName("level1")
    @WithDefault("true")
    boolean one();

    @WithName("level2")
    @WithDefault("true")
    boolean two();

    @WithName("level3")
    @WithDefault("true")
    boolean three();
}
