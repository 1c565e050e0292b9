package dev.mainstay.patch.lease;

import dev.mainstay.events.ScanSnapshot.Machine;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which machine an agent runs on, each part as far as it is known (docs/agent-protocol.md). */
public record MachineRequest(
        @Nullable @Pattern(regexp = GUID) String biosUuid,
        @Nullable @Pattern(regexp = GUID) String machineGuid,
        @Nullable @Size(min = 1, max = 63) String computerName,
        @Nullable @Size(min = 1, max = 255) String domain,
        @Nullable Instant installedAt) {

    private static final String GUID = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

    static @Nullable Machine machine(@Nullable MachineRequest said) {
        return said == null
                ? null
                : new Machine(
                        lower(said.biosUuid),
                        lower(said.machineGuid),
                        lower(said.computerName),
                        lower(said.domain),
                        said.installedAt);
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
