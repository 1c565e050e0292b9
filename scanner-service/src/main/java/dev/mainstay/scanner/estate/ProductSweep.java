package dev.mainstay.scanner.estate;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * New plan of the estate now and then, because what scans find may change a pool's product: Subscription Edition and
 * Skype for Business Server 2019 look the same in the topology, only the build tells them apart.
 */
@ApplicationScoped
class ProductSweep {
    private final EstateChanges changes;

    ProductSweep(EstateChanges changes) {
        this.changes = changes;
    }

    @Scheduled(
            identity = "products",
            every = "{mainstay.estate.product-sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        changes.replan();
    }
}
