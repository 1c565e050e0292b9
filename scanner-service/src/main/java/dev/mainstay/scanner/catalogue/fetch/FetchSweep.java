package dev.mainstay.scanner.catalogue.fetch;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Timer of {@link CatalogueFetch}. */
@ApplicationScoped
class FetchSweep {
    private final CatalogueFetch fetch;

    FetchSweep(CatalogueFetch fetch) {
        this.fetch = fetch;
    }

    @Scheduled(
            identity = "catalogue-fetch",
            every = "{mainstay.catalogue.fetch-every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        fetch.all();
    }
}
