package dev.mainstay.agent.windows.inventory;

import dev.mainstay.agent.platform.Machine;
import dev.mainstay.agent.windows.registry.Registry;
import dev.mainstay.agent.windows.registry.UnreadableRegistryException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which machine this is. What cannot be read is unknown: it says nothing, and the rest says no less. */
final class MachineFacts {

    private static final String CRYPTOGRAPHY = "SOFTWARE\\Microsoft\\Cryptography";
    private static final String CURRENT_VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Registry registry;
    private final MachineSource source;

    MachineFacts(Registry registry, MachineSource source) {
        this.registry = registry;
        this.source = source;
    }

    Machine machine() {
        return new Machine(
                source.firmwareTable()
                        .flatMap(table -> new SmbiosTable(table).systemUuid())
                        .orElse(null),
                machineGuid(),
                source.hostName().map(MachineFacts::lower).orElse(null),
                source.domain().map(MachineFacts::lower).orElse(null),
                installedAt());
    }

    private @Nullable String machineGuid() {
        try {
            return registry.text(CRYPTOGRAPHY, "MachineGuid")
                    .map(MachineFacts::lower)
                    .filter(guid -> guid.matches(GUID))
                    .orElse(null);
        } catch (UnreadableRegistryException e) {
            return null;
        }
    }

    /** {@code InstallDate}: seconds since 1970. */
    private @Nullable Instant installedAt() {
        try {
            Optional<Long> seconds = registry.number(CURRENT_VERSION, "InstallDate");
            return seconds.filter(told -> told > 0).map(Instant::ofEpochSecond).orElse(null);
        } catch (UnreadableRegistryException e) {
            return null;
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
