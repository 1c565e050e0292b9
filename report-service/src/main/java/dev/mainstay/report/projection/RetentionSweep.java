package dev.mainstay.report.projection;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Timer of {@link Retentions}. */
@ApplicationScoped
class RetentionSweep {
    private final Retentions retentions;

    RetentionSweep(Retentions retentions) {
        this.retentions = retentions;
    }

    @Scheduled(
            identity = "retention",
            every = "{mainstay.report.retention.sweep-every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        retentions.sweep();
    }
}
