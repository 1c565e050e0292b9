package dev.mainstay.scanner.finding;

import dev.mainstay.scanner.host.HostId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Evaluation of hosts right after their scans, in a thread that does nothing else: what is due for another reason is left to
 * {@link FindingsSweep}, behind which no scan ever waits.
 */
@Singleton
class LiveLane {
    private static final Logger LOG = Logger.getLogger(LiveLane.class);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final ScannedHosts scanned;
    private final Findings findings;
    private volatile @Nullable Thread thread;

    LiveLane(ScannedHosts scanned, Findings findings) {
        this.scanned = scanned;
        this.findings = findings;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("findings-live").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                evaluate(scanned.take());
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted while stopping");
        }
    }

    private void evaluate(HostId host) {
        try {
            findings.evaluate(host);
        } catch (RuntimeException e) {
            // The sweep comes to it.
            LOG.warnf("The findings of host %s are not evaluated yet: %s", host, e);
        }
    }
}
