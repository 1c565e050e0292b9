package dev.mainstay.patch.planning;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Which planner the service uses. */
class PlannerChoice {

    @Produces
    @Singleton
    ReleasePlanner planner() {
        return new SafeReleasePlanner();
    }
}
