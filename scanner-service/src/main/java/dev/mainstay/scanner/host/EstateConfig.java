package dev.mainstay.scanner.host;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is known of the estate can be relied on. */
@ConfigMapping(prefix = "mainstay.estate")
public interface EstateConfig {

    /** A host is stale when no complete scan of it was received for so long. */
    @WithDefault("26h")
    Duration staleAfter();

    /** Whether the whole estate is simulated, so that its hosts say so from the first event on and not only once scanned. */
    @WithDefault("false")
    boolean simulated();

    /** How many hosts a sweep makes stale in one transaction, 1 or more. */
    @WithDefault("100")
    int staleBatch();

    /** Most lines of a CSV file of hosts. */
    @WithDefault("10000")
    int maxCsvLines();

    /** How often to look for hosts that have become stale; {@code off} for never. */
    @WithDefault("60s")
    String freshnessSweepEvery();

    /** How often to plan the estate again, as the builds found may have changed a pool's product; {@code off} for never. */
    @WithDefault("10m")
    String productSweepEvery();
}
