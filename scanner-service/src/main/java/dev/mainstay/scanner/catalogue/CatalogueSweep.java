package dev.mainstay.scanner.catalogue;

import dev.mainstay.scanner.catalogue.fetch.ShippedDocuments;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Timer that lets {@link CurrentCatalogue} follow what is stored, whichever replica imported it. */
@ApplicationScoped
class CatalogueSweep {
    private final ShippedDocuments shipped;
    private final CurrentCatalogue current;

    CatalogueSweep(ShippedDocuments shipped, CurrentCatalogue current) {
        this.shipped = shipped;
        this.current = current;
    }

    @Scheduled(
            identity = "catalogue-reload",
            every = "{mainstay.catalogue.reload-sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        shipped.take();
        current.follow();
    }
}
