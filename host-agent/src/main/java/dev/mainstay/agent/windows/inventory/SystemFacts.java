package dev.mainstay.agent.windows.inventory;

import dev.mainstay.agent.platform.Inventory.DotNet;
import dev.mainstay.agent.platform.Inventory.OperatingSystem;
import dev.mainstay.agent.platform.Inventory.PendingRestart;
import dev.mainstay.agent.windows.registry.Registry;
import dev.mainstay.agent.windows.registry.RegistryValue;
import dev.mainstay.agent.windows.registry.UnreadableRegistryException;
import java.util.Optional;

/** Windows itself: version, restart markers, servicing, .NET Framework. */
final class SystemFacts {

    private static final String CURRENT_VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String WINDOWS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\";
    private static final String SERVICING = WINDOWS + "Component Based Servicing";
    private static final String RESTART_BY_WINDOWS_UPDATE = WINDOWS + "WindowsUpdate\\Auto Update\\RebootRequired";
    private static final String SESSION_MANAGER = "SYSTEM\\CurrentControlSet\\Control\\Session Manager";
    private static final String DOT_NET = "SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full";
    private static final int ERROR_FILE_NOT_FOUND = 2;

    private final Registry registry;

    SystemFacts(Registry registry) {
        this.registry = registry;
    }

    /**
     * Name, version and build. {@code CurrentVersion} stands at 6.3 from Windows 8.1 on; from Windows 10 on there are two
     * numbers that tell the truth. UBR is there from Windows 10 on, and on older ones that had a monthly rollup.
     */
    OperatingSystem operatingSystem() throws UnreadableRegistryException {
        Optional<Long> major = registry.number(CURRENT_VERSION, "CurrentMajorVersionNumber");
        Optional<Long> minor = registry.number(CURRENT_VERSION, "CurrentMinorVersionNumber");
        String version = major.isPresent() && minor.isPresent()
                ? major.get() + "." + minor.get()
                : needed(CURRENT_VERSION, "CurrentVersion");
        String build = needed(CURRENT_VERSION, "CurrentBuildNumber");
        if (!build.matches("\\d{1,9}")) {
            throw new UnreadableRegistryException(CURRENT_VERSION + "\\CurrentBuildNumber", ERROR_FILE_NOT_FOUND);
        }
        return new OperatingSystem(
                needed(CURRENT_VERSION, "ProductName"),
                version,
                Integer.parseInt(build),
                registry.number(CURRENT_VERSION, "UBR").map(Long::intValue).orElse(null));
    }

    PendingRestart pendingRestart() throws UnreadableRegistryException {
        return new PendingRestart(
                registry.exists(SERVICING + "\\RebootPending"),
                registry.exists(RESTART_BY_WINDOWS_UPDATE),
                registry.value(SESSION_MANAGER, "PendingFileRenameOperations")
                        .map(SystemFacts::namesFiles)
                        .orElse(false));
    }

    private static boolean namesFiles(RegistryValue value) {
        return !(value instanceof RegistryValue.Texts texts)
                || texts.texts().stream().anyMatch(line -> !line.isBlank());
    }

    /**
     * Whether component based servicing is in the middle of a transaction. Its flag also stands while a transaction waits
     * for a restart: then nothing is at work, and {@link #pendingRestart} says what is missing. The service
     * TrustedInstaller is no sign: it stays for minutes after its work.
     */
    boolean servicingInProgress() throws UnreadableRegistryException {
        boolean flagged = registry.number(SERVICING + "\\Interface", "ServicingInProgress")
                .map(flag -> flag != 0)
                .orElse(false);
        return flagged && !registry.exists(SERVICING + "\\RebootPending");
    }

    /** .NET Framework 4.5 and later, by Microsoft's "How to: Determine which .NET Framework versions are installed". */
    DotNet dotNet() throws UnreadableRegistryException {
        return new DotNet(
                registry.number(DOT_NET, "Release").map(Long::intValue).orElse(null),
                registry.text(DOT_NET, "Version").orElse(null));
    }

    private String needed(String path, String name) throws UnreadableRegistryException {
        Optional<String> text = registry.text(path, name);
        if (text.isEmpty()) {
            throw new UnreadableRegistryException(path + "\\" + name, ERROR_FILE_NOT_FOUND);
        }
        return text.get();
    }
}
