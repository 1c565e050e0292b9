package dev.mainstay.patch.rollout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How rollouts are published. */
@ConfigMapping(prefix = "mainstay.patch.rollout")
public interface RolloutConfig {

    /** How often changed counts of jobs are published; {@code off} for never, as the scheduler has it. */
    @WithDefault("1s")
    String countsEvery();
}
