package dev.mainstay.scanner.scan.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what hosts sent is kept. A host's last scan and its last complete one stay however old they are. */
@ConfigMapping(prefix = "mainstay.scan.retention")
public interface RetentionConfig {

    /** How long a scan stays in the host's history after it was received or last seen again; answered requests as well. */
    @WithDefault("400d")
    Duration scans();

    /** How long the body of such a scan stays, with which conclusions can be drawn anew. */
    @WithDefault("90d")
    Duration bodies();

    /** How long the answer to a scan is remembered, for an agent that sends it again. */
    @WithDefault("7d")
    Duration receipts();

    /** How many rows of a table are removed in one transaction, 1 or more. */
    @WithDefault("1000")
    int batch();

    /** How often to look for what is too old; {@code off} for never. */
    @WithDefault("1h")
    String sweepEvery();
}
