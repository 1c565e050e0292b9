package dev.mainstay.patch.planning;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Timer of another look at every host: decisions lapse and updates come of age without an event. */
@ApplicationScoped
class ReviewSweep {

    private final Plans plans;

    ReviewSweep(Plans plans) {
        this.plans = plans;
    }

    @Scheduled(
            every = "{mainstay.patch.planning.review-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        plans.reviewAll();
    }
}
