package dev.mainstay.scanner.catalogue.fetch;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Timer of {@link CatalogueFolder}. */
@ApplicationScoped
class FolderSweep {
    private final CatalogueFolder folder;

    FolderSweep(CatalogueFolder folder) {
        this.folder = folder;
    }

    @Scheduled(
            identity = "catalogue-folder",
            every = "{mainstay.catalogue.directory-sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        folder.all();
    }
}
