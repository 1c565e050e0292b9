package dev.mainstay.patch.rollout;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Timer of the publication of how the rollouts' jobs count, soon after that changed. */
@ApplicationScoped
class RolloutCountSweep {

    private final RolloutCounts counts;

    RolloutCountSweep(RolloutCounts counts) {
        this.counts = counts;
    }

    @Scheduled(
            every = "{mainstay.patch.rollout.counts-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        counts.publish();
    }
}
