package dev.mainstay.agent.platform;

/** Way to take the host down and up again. */
public interface Restart {

    /**
     * Restarts the host. Never returns while the host goes down: on a real host the call waits until the process is ended,
     * a platform shared by several agents throws {@link HostDown}.
     *
     * @param reason for the Windows event log
     * @return why the restart could not even be begun
     */
    Failure restart(String reason);
}
