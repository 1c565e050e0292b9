package dev.mainstay.catalogue.lifecycle;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Versions of .NET Framework 4.5 and later by the registry's {@code Release} number.
 *
 * <p>Source: "Determine which .NET Framework versions are installed" (learn.microsoft.com), which gives the lowest number
 * of each version and says to compare with "greater than or equal". A version later than 4.8.1 would read as 4.8.1.
 */
public final class DotNetFramework {

    private static final TreeMap<Integer, String> LOWEST = new TreeMap<>(Map.ofEntries(
            Map.entry(378389, "4.5"),
            Map.entry(378675, "4.5.1"),
            Map.entry(379893, "4.5.2"),
            Map.entry(393295, "4.6"),
            Map.entry(394254, "4.6.1"),
            Map.entry(394802, "4.6.2"),
            Map.entry(460798, "4.7"),
            Map.entry(461308, "4.7.1"),
            Map.entry(461808, "4.7.2"),
            Map.entry(528040, "4.8"),
            Map.entry(533320, "4.8.1")));

    private DotNetFramework() {}

    /** The version, or empty for a number below that of 4.5. */
    public static Optional<String> version(int release) {
        return Optional.ofNullable(LOWEST.floorEntry(release)).map(Map.Entry::getValue);
    }
}
