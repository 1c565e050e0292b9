package dev.mainstay.patch.planning;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Timer of another look at every host: decisions lapse and updates come of age without an event. */
@ApplicationScoped
class ReviewSweep {

    private final Reviews reviews;

    ReviewSweep(Reviews reviews) {
        this.reviews = reviews;
    }

    @Scheduled(
            every = "{mainstay.patch.planning.review-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        reviews.reviewAll();
    }
}
