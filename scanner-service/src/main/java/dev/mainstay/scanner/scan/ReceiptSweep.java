package dev.mainstay.scanner.scan;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets the answers to scans that no agent sends again any more. */
@ApplicationScoped
class ReceiptSweep {
    private final Scans scans;
    private final ScanConfig config;

    ReceiptSweep(Scans scans, ScanConfig config) {
        this.scans = scans;
        this.config = config;
    }

    @Scheduled(
            identity = "receipts",
            every = "{mainstay.scan.receipt-sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        scans.forgetReceipts(config.receiptLifetime());
    }
}
