package dev.mainstay.agent;

import dev.mainstay.agent.platform.HostPlatform;
import java.time.Clock;

/**
 * One agent on one folder: enrols, scans, leases and runs jobs until it is closed. A process may have many, each with a
 * folder of its own. An agent runs once; to start it again make a new one on the same folder.
 */
public final class Agent implements AutoCloseable {

    private final AgentConfig config;
    private final HostPlatform platform;
    private final Clock clock;

    public Agent(AgentConfig config, HostPlatform platform, Clock clock) {
        this.config = config;
        this.platform = platform;
        this.clock = clock;
    }

    /** Runs on the calling thread until the agent ends, and says why it did. Throws nothing. */
    public AgentEnd run() {
        return new AgentEnd(
                AgentEnd.Cause.FAULT, "not built yet " + config.fqdn() + platform.simulated() + clock.instant());
    }

    /**
     * Asks the agent to end soon and in order: a call of the platform under way is interrupted, its outcome settled from
     * the journal by the next agent on the folder. Returns at once; {@link #run()} returns when it is done.
     */
    @Override
    public void close() {}

    /** Ends the agent as if its process were killed: from now on nothing is written and nothing is sent. */
    public void kill() {}
}
