package dev.mainstay.local.windows;

import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.platform.HostPlatformProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * {@code platform=simulated}: a plain server that misses what the fleet's servers miss, for an agent in a process of its
 * own. Keys: {@code platform.pace}, how much faster than a real server's time passes, default 2400.
 */
public final class SimulatedPlatformProvider implements HostPlatformProvider {

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public HostPlatform open(Path folder, Map<String, String> settings) {
        return new SimulatedHost(SimulatedMachine.open(
                MachineSpec.of("simulated.example", "PLAIN", "", ""),
                folder.resolve("machine"),
                Clock.systemUTC(),
                new Pace(Double.parseDouble(settings.getOrDefault("pace", "2400")))));
    }
}
