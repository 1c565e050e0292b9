package dev.mainstay.agent;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.platform.HostPlatformProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** The agent as a process of its own: one argument, the configuration file. Exit codes are those of {@link AgentEnd}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        AgentEnd end = run(arguments, System.getenv());
        if (end.cause() != AgentEnd.Cause.CLOSED) {
            System.err.println("mainstay-agent: " + end.message());
        }
        Runtime.getRuntime().halt(end.cause().exitCode());
    }

    static AgentEnd run(String[] arguments, Map<String, String> environment) {
        Thread running = Thread.currentThread();
        return run(
                arguments,
                environment,
                System.out::println,
                agent -> Runtime.getRuntime().addShutdownHook(closing(agent, running)));
    }

    /**
     * Runs an agent on the calling thread until it ends.
     *
     * @param arguments the configuration file and nothing else
     * @param log receives each line of the log, on any thread
     * @param started receives the agent before it runs, for whoever wants to close it
     */
    public static AgentEnd run(
            String[] arguments, Map<String, String> environment, Consumer<String> log, Consumer<Agent> started) {
        if (arguments.length != 1) {
            return new AgentEnd(AgentEnd.Cause.BAD_CONFIG, "usage: host-agent.jar <configuration file>");
        }
        AgentConfig config;
        try {
            config = AgentConfig.load(Path.of(arguments[0]), environment);
        } catch (AgentConfig.Invalid e) {
            return new AgentEnd(AgentEnd.Cause.BAD_CONFIG, "configuration: " + e.getMessage());
        }
        Optional<HostPlatform> platform;
        try {
            platform = platform(config);
        } catch (RuntimeException e) {
            return new AgentEnd(
                    AgentEnd.Cause.NO_PLATFORM,
                    "the platform " + config.platform() + " cannot be opened: " + e.getMessage());
        }
        if (platform.isEmpty()) {
            return new AgentEnd(
                    AgentEnd.Cause.NO_PLATFORM,
                    "this agent has no platform named " + config.platform() + " (key platform)");
        }
        Agent agent = new Agent(config, platform.get(), Clock.systemUTC(), log);
        started.accept(agent);
        return agent.run();
    }

    /** Whoever ends the process gives it some seconds, to stop between two records. */
    private static Thread closing(Agent agent, Thread running) {
        return new Thread(
                () -> {
                    agent.close();
                    try {
                        running.join(10_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "close");
    }

    private static Optional<HostPlatform> platform(AgentConfig config) {
        for (HostPlatformProvider provider : ServiceLoader.load(HostPlatformProvider.class)) {
            if (provider.name().equals(config.platform())) {
                return Optional.of(provider.open(config.folder(), config.platformSettings()));
            }
        }
        return Optional.empty();
    }
}
