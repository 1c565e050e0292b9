package dev.mainstay.agent.windows.services;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Inventory.StartType;
import java.util.List;
import java.util.Optional;

/** The service control manager of this host. Every call returns at once: starting and stopping are only asked for. */
public interface Services {

    /**
     * All services that run in processes (SERVICE_WIN32): no drivers. One whose configuration may not be read has no start
     * type here.
     */
    Answer<List<Status>> all();

    /** One service; empty when there is none of that name. */
    Answer<Optional<Status>> status(String name);

    /** Names of the services that run and depend on this one. */
    Answer<List<String>> runningDependents(String name);

    /** Asks for a start. A service that runs already: nothing to do, no failure. */
    Optional<Failure> start(String name);

    /** Asks for a stop. A service that is stopped already: nothing to do, no failure. */
    Optional<Failure> stop(String name);

    Optional<Failure> setStartType(String name, StartType startType);

    /**
     * A service as it stands.
     *
     * @param startType empty when it may not be read
     * @param imagePath command line it is started with; empty when it may not be read
     */
    record Status(
            String name, String displayName, State state, Optional<StartType> startType, Optional<String> imagePath) {

        public boolean running() {
            return state == State.RUNNING;
        }

        public boolean stopped() {
            return state == State.STOPPED;
        }
    }

    /** SERVICE_STATUS.dwCurrentState. */
    enum State {
        STOPPED,
        START_PENDING,
        STOP_PENDING,
        RUNNING,
        CONTINUE_PENDING,
        PAUSE_PENDING,
        PAUSED
    }
}
