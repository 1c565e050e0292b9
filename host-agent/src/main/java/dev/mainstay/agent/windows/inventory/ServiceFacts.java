package dev.mainstay.agent.windows.inventory;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Inventory.Service;
import dev.mainstay.agent.platform.Inventory.ServiceState;
import dev.mainstay.agent.windows.services.Services;
import dev.mainstay.agent.windows.services.Services.Status;
import dev.mainstay.agent.windows.services.WorkloadServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which Windows services belong to the workload, and how they stand. */
final class ServiceFacts {

    private ServiceFacts() {}

    static Answer<List<Service>> ofWorkload(List<Status> all) {
        List<Service> found = new ArrayList<>();
        for (Status status : all) {
            if (!WorkloadServices.ofWorkload(status)) {
                continue;
            }
            Optional<dev.mainstay.agent.platform.Inventory.StartType> startType = status.startType();
            if (startType.isEmpty()) {
                return Answer.failed(Failure.of("The start type of service " + status.name() + " cannot be read"));
            }
            found.add(new Service(status.name(), status.displayName(), state(status.state()), startType.get()));
        }
        return Answer.of(List.copyOf(found));
    }

    /** A service on its way up or down does not run, and is not said to be stopped either. */
    static ServiceState state(Services.State state) {
        return switch (state) {
            case RUNNING -> ServiceState.RUNNING;
            case START_PENDING -> ServiceState.START_PENDING;
            case STOP_PENDING -> ServiceState.STOP_PENDING;
            case PAUSED, PAUSE_PENDING, CONTINUE_PENDING -> ServiceState.PAUSED;
            case STOPPED -> ServiceState.STOPPED;
        };
    }
}
