package dev.mainstay.local.fleet;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.local.windows.Pace;
import dev.mainstay.local.windows.SimulatedMachine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A fleet of simulated machines with a real agent on each. */
public final class Fleet implements AutoCloseable {
    private static final long END_MILLIS = 5000;

    private final List<FleetHost> hosts = new ArrayList<>();

    /**
     * Where a fleet lives and whom it talks to.
     *
     * @param folder one folder per machine in it: the machine's effects and, below, the agent's own
     * @param orderKey the public key that the agents pin
     * @param poll how often an agent asks for work
     * @param more keys of an agent's configuration, with their values
     */
    public record Settings(
            Path folder,
            Path orderKey,
            URI scannerUrl,
            URI patchUrl,
            Pace pace,
            Duration poll,
            Map<String, String> more) {}

    private Fleet() {}

    /** Starts an agent on each machine and returns at once. */
    public static Fleet start(List<HostLine> lines, Settings settings, Clock clock) throws AgentConfig.Invalid {
        Fleet fleet = new Fleet();
        for (HostLine line : lines) {
            Path folder = settings.folder().resolve(line.machine().fqdn());
            SimulatedMachine machine = SimulatedMachine.open(line.machine(), folder, clock, settings.pace());
            fleet.hosts.add(new FleetHost(config(line, settings, folder), machine, clock));
        }
        fleet.hosts.forEach(FleetHost::start);
        return fleet;
    }

    private static AgentConfig config(HostLine line, Settings settings, Path folder) throws AgentConfig.Invalid {
        Map<String, String> values = new HashMap<>();
        values.put("folder", folder.resolve("agent").toString());
        values.put("order.key", settings.orderKey().toString());
        values.put("scanner.url", settings.scannerUrl().toString());
        values.put("patch.url", settings.patchUrl().toString());
        values.put("host.fqdn", line.machine().fqdn());
        values.put("platform", "simulated");
        values.put("scan.poll", settings.poll().toString());
        values.put("lease.poll", settings.poll().toString());
        values.put("offline.first", settings.poll().toString());
        values.put("offline.most", settings.poll().multipliedBy(4).toString());
        values.put("retry.first", settings.poll().toString());
        values.put("retry.most", settings.poll().multipliedBy(4).toString());
        if (!line.token().isEmpty()) {
            values.put("enrolment.token", line.token());
        }
        values.putAll(settings.more());
        return AgentConfig.of(values);
    }

    /** Ends all agents in order; the machines carry on from their folders next time. */
    @Override
    public void close() {
        hosts.forEach(FleetHost::close);
        try {
            for (FleetHost host : hosts) {
                host.join(END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
