package dev.mainstay.catalogue.supersedence;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of Windows, told by the name that a document gives to a product, with the names that tables of updates give it.
 *
 * @param builds as tables of builds call it: {@code Windows 10 1809}
 * @param packages as tables of servicing stacks and rollups call it: a client release has the packages of the server
 *     release with the same build
 */
record WindowsRelease(String builds, String packages) {
    private static final Pattern NAME =
            Pattern.compile("(Windows (?:Server|1[01]|7|8\\.1)(?:,? [^(]*?)??)(?: for .*)?(?: \\(.*\\))?");
    private static final Map<String, String> OTHERWISE = Map.of(
            "Windows 10", "Windows 10 1507",
            "Windows 11", "Windows 11 21H2",
            "Windows Server 2022, 23H2 Edition", "Windows Server 23H2");
    private static final Map<String, String> SERVERS = Map.of(
            "Windows 7", "Windows Server 2008 R2",
            "Windows 8.1", "Windows Server 2012 R2",
            "Windows 10 1607", "Windows Server 2016",
            "Windows 10 1809", "Windows Server 2019");

    /** Empty for what is no release of Windows, or runs on one. */
    static Optional<WindowsRelease> of(String product) {
        Matcher name = NAME.matcher(product);
        if (!name.matches() || product.contains(" on Windows")) {
            return Optional.empty();
        }
        String written = name.group(1);
        String builds = OTHERWISE
                .getOrDefault(written, written)
                .replace(", version ", " ")
                .replace(" Version ", " ");
        return Optional.of(new WindowsRelease(builds, SERVERS.getOrDefault(builds, builds)));
    }
}
