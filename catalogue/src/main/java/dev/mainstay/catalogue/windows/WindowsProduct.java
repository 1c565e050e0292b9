package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A host's Windows, as MSRC's documents call it.
 *
 * @param names in documents over the years, the one to show first
 * @param servicePack that the documents ask for; 0 for none
 */
public record WindowsProduct(List<String> names, int servicePack) {

    private static final String CORE = " (Server Core installation)";
    /** Only installed as Server Core. */
    private static final List<Integer> CORE_ONLY = List.of(16299, 17134, 18362, 18363, 19041, 19042, 25398);

    /** Server releases by build; {@code %s} is the architecture. The builds: domain notes §5, support dates. */
    private static final Map<Integer, String> SERVERS = Map.ofEntries(
            Map.entry(6001, "Windows Server 2008 for %s Systems Service Pack 2"),
            Map.entry(6002, "Windows Server 2008 for %s Systems Service Pack 2"),
            Map.entry(6003, "Windows Server 2008 for %s Systems Service Pack 2"),
            Map.entry(7600, "Windows Server 2008 R2 for %s Systems Service Pack 1"),
            Map.entry(7601, "Windows Server 2008 R2 for %s Systems Service Pack 1"),
            Map.entry(9200, "Windows Server 2012"),
            Map.entry(9600, "Windows Server 2012 R2"),
            Map.entry(14393, "Windows Server 2016"),
            Map.entry(16299, "Windows Server, version 1709"),
            Map.entry(17134, "Windows Server, version 1803"),
            Map.entry(17763, "Windows Server 2019"),
            Map.entry(18362, "Windows Server, version 1903"),
            Map.entry(18363, "Windows Server, version 1909"),
            Map.entry(19041, "Windows Server, version 2004"),
            Map.entry(19042, "Windows Server, version 20H2"),
            Map.entry(20348, "Windows Server 2022"),
            Map.entry(25398, "Windows Server 2022, 23H2 Edition"),
            Map.entry(26100, "Windows Server 2025"));

    private static final Map<Integer, List<String>> CLIENTS = Map.ofEntries(
            Map.entry(6000, List.of("Windows Vista%v Service Pack 2")),
            Map.entry(6001, List.of("Windows Vista%v Service Pack 2")),
            Map.entry(6002, List.of("Windows Vista%v Service Pack 2")),
            Map.entry(7600, List.of("Windows 7 for %s Systems Service Pack 1")),
            Map.entry(7601, List.of("Windows 7 for %s Systems Service Pack 1")),
            Map.entry(9600, List.of("Windows 8.1 for %s Systems")),
            Map.entry(10240, List.of("Windows 10 for %s Systems")),
            Map.entry(10586, List.of("Windows 10 Version 1511 for %s Systems")),
            Map.entry(14393, List.of("Windows 10 Version 1607 for %s Systems")),
            Map.entry(15063, List.of("Windows 10 Version 1703 for %s Systems")),
            Map.entry(16299, List.of("Windows 10 Version 1709 for %s Systems")),
            Map.entry(17134, List.of("Windows 10 Version 1803 for %s Systems")),
            Map.entry(17763, List.of("Windows 10 Version 1809 for %s Systems")),
            Map.entry(18362, List.of("Windows 10 Version 1903 for %s Systems")),
            Map.entry(18363, List.of("Windows 10 Version 1909 for %s Systems")),
            Map.entry(19041, List.of("Windows 10 Version 2004 for %s Systems")),
            Map.entry(19042, List.of("Windows 10 Version 20H2 for %s Systems")),
            Map.entry(19043, List.of("Windows 10 Version 21H1 for %s Systems")),
            Map.entry(19044, List.of("Windows 10 Version 21H2 for %s Systems")),
            Map.entry(19045, List.of("Windows 10 Version 22H2 for %s Systems")),
            Map.entry(22000, List.of("Windows 11 Version 21H2 for %s Systems", "Windows 11 for %s Systems")),
            Map.entry(22621, List.of("Windows 11 Version 22H2 for %s Systems")),
            Map.entry(22631, List.of("Windows 11 Version 23H2 for %s Systems")),
            Map.entry(26100, List.of("Windows 11 Version 24H2 for %s Systems")),
            Map.entry(26200, List.of("Windows 11 Version 25H2 for %s Systems")),
            Map.entry(28000, List.of("Windows 11 Version 26H1 for %s Systems")));

    public WindowsProduct {
        names = List.copyOf(names);
    }

    /** The product, or empty for a release that no document names. */
    public static Optional<WindowsProduct> of(Windows windows) {
        int build = windows.build();
        if (isServer(windows)) {
            return Optional.ofNullable(SERVERS.get(build))
                    .map(name -> named(name, windows) + (isCore(windows) ? CORE : ""))
                    .map(name -> new WindowsProduct(List.of(name), servicePack(build)));
        }
        return Optional.ofNullable(CLIENTS.get(build))
                .map(names -> new WindowsProduct(
                        names.stream().map(name -> named(name, windows)).toList(), servicePack(build)));
    }

    /** The name to show. */
    public String name() {
        return names.getFirst();
    }

    /** Whether a catalogue's product is this Windows or runs on it. */
    public boolean covers(String product) {
        return names.contains(product) || component(product) != null;
    }

    /** What runs on this Windows, for the product {@code Internet Explorer 11 on Windows Server 2016}; null for others. */
    @Nullable
    String component(String product) {
        for (String name : names) {
            if (product.endsWith(" on " + name)) {
                return product.substring(0, product.length() - name.length() - " on ".length());
            }
        }
        return null;
    }

    private static String named(String name, Windows windows) {
        String architecture = Objects.requireNonNullElse(windows.architecture(), "x64");
        return name.replace(
                        "%s",
                        switch (architecture) {
                            case "x86" -> "32-bit";
                            case "arm64" -> "ARM64-based";
                            case "ia64" -> "Itanium-based";
                            default -> "x64-based";
                        })
                .replace("%v", architecture.equals("x86") ? "" : " x64 Edition");
    }

    private static int servicePack(int build) {
        return build < 7000 ? 2 : build < 9000 ? 1 : 0;
    }

    static boolean isServer(Windows windows) {
        String caption = Objects.requireNonNullElse(windows.caption(), "");
        return Objects.requireNonNullElse(windows.server(), caption.contains("Server"));
    }

    private static boolean isCore(Windows windows) {
        return Objects.requireNonNullElse(windows.serverCore(), false) || CORE_ONLY.contains(windows.build());
    }
}
