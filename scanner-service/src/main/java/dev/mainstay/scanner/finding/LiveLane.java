package dev.mainstay.scanner.finding;

import dev.mainstay.scanner.host.HostId;
import dev.mainstay.service.ServiceThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Evaluation of hosts right after their scans, in a thread that does nothing else: what is due for another reason is left to
 * {@link FindingsSweep}, behind which no scan ever waits.
 */
@Singleton
class LiveLane {
    private static final Logger LOG = Logger.getLogger(LiveLane.class);

    private final ScannedHosts scanned;
    private final Findings findings;
    private final ServiceThread thread = new ServiceThread("findings-live", this::turn);

    LiveLane(ScannedHosts scanned, Findings findings) {
        this.scanned = scanned;
        this.findings = findings;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop();
    }

    private void turn() throws InterruptedException {
        HostId host = scanned.take();
        try {
            findings.evaluate(host);
        } catch (RuntimeException e) {
            // The sweep comes to it.
            LOG.warnf("The findings of host %s are not evaluated yet: %s", host, e);
        }
    }
}
