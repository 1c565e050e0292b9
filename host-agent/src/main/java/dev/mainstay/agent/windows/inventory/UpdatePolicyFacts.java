package dev.mainstay.agent.windows.inventory;

import dev.mainstay.agent.platform.Inventory.UpdatePolicy;
import dev.mainstay.agent.windows.registry.Registry;
import dev.mainstay.agent.windows.registry.UnreadableRegistryException;
import java.util.Optional;

/** The Windows Update policy of this host, as group policy or an administrator wrote it. */
final class UpdatePolicyFacts {

    private static final String POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate";
    private static final String AUTOMATIC = POLICY + "\\AU";

    private final Registry registry;

    UpdatePolicyFacts(Registry registry) {
        this.registry = registry;
    }

    /** WUServer counts only with UseWUServer=1, TargetGroup only with TargetGroupEnabled=1; both are told as they are. */
    UpdatePolicy read() throws UnreadableRegistryException {
        return new UpdatePolicy(
                flag(AUTOMATIC, "UseWUServer"),
                registry.text(POLICY, "WUServer").orElse(null),
                targetGroup().orElse(null),
                registry.number(AUTOMATIC, "AUOptions").map(Long::intValue).orElse(null),
                flag(AUTOMATIC, "NoAutoUpdate"),
                flag(POLICY, "DisableDualScan"),
                flag(POLICY, "DoNotConnectToWindowsUpdateInternetLocations"));
    }

    private Optional<String> targetGroup() throws UnreadableRegistryException {
        return flag(POLICY, "TargetGroupEnabled") ? registry.text(POLICY, "TargetGroup") : Optional.empty();
    }

    private boolean flag(String path, String name) throws UnreadableRegistryException {
        return registry.number(path, name).map(value -> value == 1).orElse(false);
    }
}
