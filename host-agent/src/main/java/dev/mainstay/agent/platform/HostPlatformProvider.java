package dev.mainstay.agent.platform;

import java.nio.file.Path;
import java.util.Map;

/** Service found by {@link java.util.ServiceLoader} when the agent runs as its own process; {@code platform} names one. */
public interface HostPlatformProvider {

    /** Value of the configuration key {@code platform} that asks for this provider: {@code windows}, {@code simulated}. */
    String name();

    /**
     * Opens the platform of this host.
     *
     * @param folder the agent's folder
     * @param settings the configuration keys beginning with {@code platform.}, without that beginning
     */
    HostPlatform open(Path folder, Map<String, String> settings);
}
