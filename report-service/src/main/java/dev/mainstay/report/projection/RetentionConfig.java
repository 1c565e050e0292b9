package dev.mainstay.report.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long history is kept. */
@ConfigMapping(prefix = "mainstay.report.retention")
public interface RetentionConfig {

    /** How long a scan stays in the history after it was received. A host's newest scan and findings stay. */
    @WithDefault("P400D")
    Duration scans();

    /** How often what is too old is looked for, and what lapsed; {@code off} for never. */
    @WithDefault("60s")
    String sweepEvery();
}
