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

    @Scheduled(every = "60s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        retentions.sweep();
    }
}
