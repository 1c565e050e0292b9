package dev.mainstay.scanner.host;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Timer that makes hosts stale. Any number of replicas may sweep at once: each takes hosts that no other is busy with. */
@ApplicationScoped
class FreshnessSweep {
    private final Hosts hosts;
    private final EstateConfig config;

    FreshnessSweep(Hosts hosts, EstateConfig config) {
        this.hosts = hosts;
        this.config = config;
    }

    @Scheduled(
            identity = "freshness",
            every = "{mainstay.estate.freshness-sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        while (hosts.expire(config.staleAfter(), config.staleBatch()) == config.staleBatch()) {
            // A full batch: there may be more.
        }
    }
}
