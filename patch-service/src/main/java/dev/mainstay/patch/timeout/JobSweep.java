package dev.mainstay.patch.timeout;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Timer that ends what ran out: leases, proofs, waiting. */
@ApplicationScoped
class JobSweep {

    private final Presences presences;
    private final Timeouts timeouts;

    JobSweep(Presences presences, Timeouts timeouts) {
        this.presences = presences;
        this.timeouts = timeouts;
    }

    @Scheduled(every = "{mainstay.patch.job.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        timeouts.end(presences.note());
    }
}
