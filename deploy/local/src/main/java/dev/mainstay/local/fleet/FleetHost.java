package dev.mainstay.local.fleet;

import dev.mainstay.agent.Agent;
import dev.mainstay.agent.AgentEnd;
import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.local.windows.SimulatedHost;
import dev.mainstay.local.windows.SimulatedMachine;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One simulated machine and the real agent on it, as Windows would run it: the agent starts when the machine is up, ends
 * when it goes down, and is started again some seconds after it ended by itself.
 */
final class FleetHost implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FleetHost.class.getName());
    private static final long SERVICE_RESTART_MILLIS = 3000;
    private static final long BOOT_POLL_MILLIS = 20;

    private final AgentConfig config;
    private final SimulatedMachine machine;
    private final Clock clock;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Agent agent;

    FleetHost(AgentConfig config, SimulatedMachine machine, Clock clock) {
        this.config = config;
        this.machine = machine;
        this.clock = clock;
        this.thread = new Thread(this::live, config.fqdn());
    }

    void start() {
        thread.start();
    }

    private void live() {
        try {
            while (!closing.await(BOOT_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!machine.up()) {
                    continue;
                }
                Agent next = new Agent(config, new SimulatedHost(machine), clock);
                if (!take(next)) {
                    return;
                }
                AgentEnd end = next.run();
                switch (end.cause()) {
                    case CLOSED -> {
                        return;
                    }
                    case HOST_DOWN -> LOG.log(Level.INFO, "{0} (simulated) goes down", config.fqdn());
                    default -> {
                        LOG.log(Level.WARNING, "{0}: agent ended: {1} {2}", config.fqdn(), end.cause(), end.message());
                        closing.await(SERVICE_RESTART_MILLIS, TimeUnit.MILLISECONDS);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the agent may run; not once this host is being closed. */
    private synchronized boolean take(Agent next) {
        agent = next;
        return closing.getCount() > 0;
    }

    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            if (agent != null) {
                agent.close();
            }
        }
    }

    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }
}
