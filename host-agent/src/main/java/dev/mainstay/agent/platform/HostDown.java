package dev.mainstay.agent.platform;

/**
 * The host went down under a call: for the agent the same as its process being killed, so it writes and sends nothing
 * after it. Only platforms in which several agents share a process throw it; on a real host the process is gone.
 */
public final class HostDown extends Error {

    private static final long serialVersionUID = 1L;

    public HostDown(String message) {
        super(message, null, false, false);
    }
}
