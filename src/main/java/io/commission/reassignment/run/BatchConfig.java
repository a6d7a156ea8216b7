package io.commission.reassignment.run;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How batches run; commission.batches.every (default 1s, or off) says how often the queue is looked at. */
@ConfigMapping(prefix = "commission.batches")
public interface BatchConfig {

    /** Tenants for which this replica works at a time. */
    @WithDefault("4")
    int workers();

    /** Items of one transaction. */
    @WithDefault("1000")
    int chunk();

    /** After this time another replica takes over from one that died; it is renewed four times as often. */
    @WithDefault("5s")
    Duration lease();

    /** A holder that was paused in a transaction loses its locks after this time: shorter than the lease. */
    @WithDefault("3s")
    Duration pause();

    /** A chunk waits this long for opportunities that somebody else holds, then lets go of its own and tries again. */
    @WithDefault("60s")
    Duration lockWait();

    /** No single statement of a batch takes longer. */
    @WithDefault("3m")
    Duration statement();

    /** Claims in a row without a chunk that was kept, after which a batch is given up. */
    @WithDefault("30")
    int fruitlessClaims();

    /** Live streams of progress that this replica serves at a time. */
    @WithDefault("100")
    int streams();
}
