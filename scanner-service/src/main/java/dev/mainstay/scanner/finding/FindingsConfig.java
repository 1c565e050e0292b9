package dev.mainstay.scanner.finding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How findings are evaluated anew without a new scan. */
@ConfigMapping(prefix = "mainstay.findings")
public interface FindingsConfig {

    /** How often to look for hosts whose findings are due; {@code off} for never. */
    @WithDefault("5s")
    String sweepEvery();

    /** How many hosts are evaluated in one transaction, 1 or more. */
    @WithDefault("50")
    int batch();
}
