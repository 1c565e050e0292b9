package dev.mainstay.scanner.catalogue.document;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the catalogue's documents come from, and how soon it follows them. */
@ConfigMapping(prefix = "mainstay.catalogue")
public interface CatalogueConfig {

    /** Folder whose files are imported, new and changed ones each time; absent for none. */
    Optional<String> directory();

    /** How often to look into {@link #directory}; {@code off} for never. */
    @WithDefault("1m")
    String directorySweepEvery();

    /**
     * Addresses to fetch documents from; none unless set. https, or http on this machine by its number. Redirects stay
     * on the address's scheme, host and port, five at most. {@code {month}} in one stands for
     * the present and the last month as MSRC writes them ({@code 2026-Aug}).
     */
    Optional<List<String>> addresses();

    /** How often to fetch {@link #addresses}; {@code off} for never. */
    @WithDefault("6h")
    String fetchEvery();

    /** How long one fetch may take, from the first packet to the last byte. */
    @WithDefault("2m")
    Duration fetchTimeout();

    /** Largest document from an address or a file, inflated. */
    @WithDefault("256M")
    MemorySize maxBytes();

    /** How often to see whether the stored catalogue is a later one than that in memory; {@code off} for never. */
    @WithDefault("2s")
    String reloadSweepEvery();

    /** How long the stored catalogue must have been the same before it is loaded, so that many imports are one reload. */
    @WithDefault("5s")
    Duration settleTime();

    /** After how long it is loaded although imports go on. */
    @WithDefault("2m")
    Duration settleAtMost();
}
