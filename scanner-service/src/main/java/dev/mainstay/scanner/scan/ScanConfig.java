package dev.mainstay.scanner.scan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How scans are taken and asked for. */
@ConfigMapping(prefix = "mainstay.scan")
public interface ScanConfig {

    /** How far ahead of this service's clock a scan may have ended. */
    @WithDefault("300s")
    Duration maxAhead();

    /** How long after any scan a host that is still stale is asked again, so that one that always fails is not busy with it. */
    @WithDefault("15m")
    Duration retryAfter();
}
