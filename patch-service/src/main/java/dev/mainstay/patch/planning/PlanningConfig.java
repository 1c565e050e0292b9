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

    /** How often a release run is made whatever happened; {@code off} for never, as the scheduler has it. */
    @WithDefault("5s")
    String releaseEvery();

    /** How often every host is looked at again, as decisions lapse and updates come of age without an event. */
    @WithDefault("5m")
    String reviewEvery();
}
