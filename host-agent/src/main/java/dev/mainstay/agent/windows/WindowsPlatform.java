package dev.mainstay.agent.windows;

import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Packages;
import dev.mainstay.agent.platform.Restart;
import dev.mainstay.agent.platform.WindowsUpdate;
import dev.mainstay.agent.platform.Workload;
import java.util.Optional;

/** A real Windows. */
record WindowsPlatform(
        Inventory inventory,
        WindowsUpdate windowsUpdate,
        Workload workload,
        Restart restart,
        Optional<Packages> packages)
        implements HostPlatform {

    @Override
    public boolean simulated() {
        return false;
    }
}
