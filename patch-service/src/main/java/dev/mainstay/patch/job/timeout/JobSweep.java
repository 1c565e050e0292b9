package dev.mainstay.patch.job.timeout;

import dev.mainstay.patch.job.store.Jobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Timer that ends what ran out: leases, proofs, waiting. */
@ApplicationScoped
class JobSweep {

    private final Presences presences;
    private final Jobs jobs;

    JobSweep(Presences presences, Jobs jobs) {
        this.presences = presences;
        this.jobs = jobs;
    }

    @Scheduled(every = "{mainstay.patch.job.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        jobs.sweep(presences.note());
    }
}
