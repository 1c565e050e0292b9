package dev.mainstay.patch.release;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Timer of releases, for whatever {@link ReleaseTrigger} missed. */
@ApplicationScoped
class ReleaseSweep {

    private final Releases releases;

    ReleaseSweep(Releases releases) {
        this.releases = releases;
    }

    @Scheduled(
            every = "{mainstay.patch.planning.release-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        releases.run();
    }
}
