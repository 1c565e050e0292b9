package dev.mainstay.agent.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which machine the agent runs on. Each part is absent where it is not known; two machines with one key differ in some.
 *
 * @param biosUuid the system UUID of SMBIOS (type 1), lower case; absent where the firmware has a placeholder
 * @param machineGuid {@code HKLM\SOFTWARE\Microsoft\Cryptography\MachineGuid}, lower case
 * @param computerName the DNS host name, lower case
 * @param domain the DNS domain it is joined to, lower case; absent in a workgroup
 * @param installedAt when this Windows was installed
 */
public record Machine(
        @Nullable String biosUuid,
        @Nullable String machineGuid,
        @Nullable String computerName,
        @Nullable String domain,
        @Nullable Instant installedAt) {

    /** A machine of which nothing is known. */
    public static final Machine UNKNOWN = new Machine(null, null, null, null, null);
}
