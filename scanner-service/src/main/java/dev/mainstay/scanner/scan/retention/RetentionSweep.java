package dev.mainstay.scanner.scan.retention;

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
            every = "{mainstay.scan.retention.sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        while (retentions.sweep()) {
            // A full batch: there may be more.
        }
    }
}
