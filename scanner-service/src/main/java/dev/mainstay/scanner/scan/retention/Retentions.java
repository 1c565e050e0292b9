package dev.mainstay.scanner.scan.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** What of scans goes by the passing of time. */
@ApplicationScoped
class Retentions {
    private final ScanRetentionStore store;
    private final RetentionConfig config;
    private final Clock clock;

    Retentions(ScanRetentionStore store, RetentionConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** Removes a batch of each kind; whether there may be more. */
    @Transactional
    boolean sweep() {
        Instant now = clock.instant();
        Instant oldest = now.minus(config.scans());
        int batch = config.batch();
        boolean more = store.removeBodies(now.minus(config.bodies()), batch) == batch;
        more |= store.removeScans(oldest, batch) == batch;
        more |= store.removeRequests(oldest, batch) == batch;
        more |= store.removeReceipts(now.minus(config.receipts()), batch) == batch;
        return more;
    }
}
