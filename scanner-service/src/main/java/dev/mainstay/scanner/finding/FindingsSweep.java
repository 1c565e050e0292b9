package dev.mainstay.scanner.finding;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Evaluation of the hosts that are due without a scan, batch after batch. Any number of replicas may sweep at once: each takes hosts
 * that no other is busy with. A host that was scanned just now goes first.
 */
@ApplicationScoped
class FindingsSweep {
    private static final Duration LONGEST_YIELD = Duration.ofMillis(200);

    private final Findings findings;
    private final ScannedHosts scanned;

    FindingsSweep(Findings findings, ScannedHosts scanned) {
        this.findings = findings;
        this.scanned = scanned;
    }

    @Scheduled(
            identity = "findings",
            every = "{mainstay.findings.sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() throws InterruptedException {
        while (findings.evaluateDue() > 0) {
            scanned.awaitNone(LONGEST_YIELD);
        }
    }
}
