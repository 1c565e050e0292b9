package dev.mainstay.agent.windows.services;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.windows.services.Services.State;
import dev.mainstay.agent.windows.services.Services.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starter and stopper of services, which waits until they are there, with a time limit. */
public final class ServiceWatch {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Services services;
    private final Pace pace;

    public ServiceWatch(Services services, Pace pace) {
        this.services = services;
        this.pace = pace;
    }

    /**
     * Stops a service, those that depend on it first. A service that is not there is stopped.
     *
     * @param timeout for all of them together
     * @return why it does not stand still
     */
    public Optional<Failure> stop(String name, Duration timeout) {
        long deadline = pace.deadline(timeout);
        List<String> inOrder = new ArrayList<>();
        Optional<Failure> unknown = withDependents(name, inOrder);
        if (unknown.isPresent()) {
            return unknown;
        }
        for (String service : inOrder) {
            Optional<Failure> failure =
                    services.stop(service).or(() -> await(List.of(service), State.STOPPED, pace.left(deadline)));
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private Optional<Failure> withDependents(String name, List<String> inOrder) {
        Answer<Optional<Status>> status = services.status(name);
        if (status.whyNot().isPresent()
                || status.known().orElseThrow().map(Status::stopped).orElse(true)) {
            return status.whyNot();
        }
        Answer<List<String>> dependents = services.runningDependents(name);
        // The service manager lists dependents of dependents as well, in the order to stop them.
        dependents.known().ifPresent(inOrder::addAll);
        inOrder.add(name);
        return dependents.whyNot();
    }

    /** Starts a service and waits until it runs. */
    public Optional<Failure> start(String name, Duration timeout) {
        long deadline = pace.deadline(timeout);
        return services.start(name).or(() -> await(List.of(name), State.RUNNING, pace.left(deadline)));
    }

    /**
     * Waits until all services are in a state.
     *
     * @return which are not when the time is over; also when a look failed or the wait was interrupted
     */
    public Optional<Failure> await(List<String> names, State wanted, Duration timeout) {
        long deadline = pace.deadline(timeout);
        while (true) {
            List<String> others = new ArrayList<>();
            for (String name : names) {
                Answer<Optional<Status>> status = services.status(name);
                if (status.whyNot().isPresent()) {
                    return status.whyNot();
                }
                State state = status.known().orElseThrow().map(Status::state).orElse(State.STOPPED);
                if (state != wanted) {
                    others.add(name + " (" + state + ")");
                }
            }
            if (others.isEmpty()) {
                return Optional.empty();
            }
            if (pace.left(deadline).isZero() || !pace.pause(LOOK)) {
                return Optional.of(new Failure(
                        Hresult.WU_E_TIMEOUT,
                        "not " + wanted + " within " + timeout + ": " + String.join(", ", others)));
            }
        }
    }
}
