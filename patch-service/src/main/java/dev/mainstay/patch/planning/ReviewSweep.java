package dev.mainstay.patch.planning;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks at every host again: decisions lapse and updates come of age without an event. */
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
