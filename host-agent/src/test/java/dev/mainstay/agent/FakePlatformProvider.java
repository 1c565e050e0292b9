package dev.mainstay.agent;

import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.platform.HostPlatformProvider;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import java.nio.file.Path;
import java.util.Map;

/** {@code platform=fake}: for measuring the agent as a process of its own. */
public final class FakePlatformProvider implements HostPlatformProvider {

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public HostPlatform open(Path folder, Map<String, String> settings) {
        FakePlatform platform = new FakePlatform();
        int updates = Integer.parseInt(settings.getOrDefault("updates", "300"));
        for (int i = 0; i < updates; i++) {
            platform.offer("Update " + i, false, RebootBehavior.NEVER_REBOOTS);
        }
        return platform;
    }
}
