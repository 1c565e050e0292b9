package dev.mainstay.report.projection;

import dev.mainstay.report.decision.DecisionStore;
import dev.mainstay.report.scan.OfferStore;
import dev.mainstay.report.scan.ScanStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** What changes in the reporting store by the passing of time alone. */
@ApplicationScoped
class Retentions {
    private final DecisionStore decisions;
    private final OfferStore findings;
    private final ScanStore scans;
    private final RetentionConfig config;
    private final Clock clock;

    Retentions(DecisionStore decisions, OfferStore findings, ScanStore scans, RetentionConfig config, Clock clock) {
        this.decisions = decisions;
        this.findings = findings;
        this.scans = scans;
        this.config = config;
        this.clock = clock;
    }

    /** Decisions whose time is over except nothing any more; scans that are too old leave the history. */
    @Transactional
    void sweep() {
        if (decisions.lapse(clock.instant()) > 0) {
            findings.countAll();
        }
        scans.deleteReceivedBefore(clock.instant().minus(config.scans()));
    }
}
