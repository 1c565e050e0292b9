package dev.mainstay.agent.windows.agentservice;

import java.time.Duration;

/** Report to the service control manager of how the service stands. */
interface ServiceReport {

    /**
     * On the way up or down.
     *
     * @param checkpoint one more each time, so that the manager sees that something happens
     * @param patience how long until the next word at the latest
     */
    void pending(Way way, int checkpoint, Duration patience);

    void running();

    /**
     * The last word.
     *
     * @param exitCode 0, or a code of the service's own
     */
    void stopped(int exitCode);

    enum Way {
        START,
        STOP
    }
}
