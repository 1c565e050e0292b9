package dev.mainstay.patch.job.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Durations of jobs and leases. */
@ConfigMapping(prefix = "mainstay.patch.job")
public interface JobConfig {

    /** How long a lease lasts unless the agent renews it; the agent reports at least every third of it. */
    @WithDefault("60s")
    Duration lease();

    /** How long a host may take to come back from a restart. */
    @WithDefault("1h")
    Duration rebootTimeout();

    /** How long draining a workload may take before the agent stops it hard. */
    @WithDefault("1h")
    Duration drainTimeout();

    /** How long after the result the proving scan may take. */
    @WithDefault("2h")
    Duration verifyWithin();

    /** How long a job may wait for its release. */
    @WithDefault("30d")
    Duration expireAfter();

    /** How long no replica may be there without leases being put off by it; longer than sweeps are apart. */
    @WithDefault("10s")
    Duration awayAfter();

    /** How long agents pause at most between two tries to be heard: the longest {@code offline.most} of theirs. */
    @WithDefault("5m")
    Duration agentsPause();

    /** How often what ran out is ended; {@code off} for never, as the scheduler has it. */
    @WithDefault("1s")
    String sweepEvery();
}
