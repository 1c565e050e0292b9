package dev.mainstay.patch.planning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How planning and releasing go about it. */
@ConfigMapping(prefix = "mainstay.patch.planning")
public interface PlanningConfig {

    /** Updates in one job; what is more follows in the next job. An event of a job must stay under 256 KiB. */
    @WithDefault("200")
    int maxUpdatesPerJob();

    /** How long changes are gathered before a release run looks at them. */
    @WithDefault("100ms")
    Duration releaseDelay();
}
