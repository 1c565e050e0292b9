package dev.mainstay.scanner.finding;

import dev.mainstay.scanner.host.HostId;
import dev.mainstay.service.ServiceThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Evaluation of hosts right after their scans, in a thread that does nothing else: what is due for another reason is left to
 * {@link FindingsSweep}, behind which no scan ever waits.
 */
@Singleton
class LiveLane {
    private static final Logger LOG = Logger.getLogger(LiveLane.class);

    /** Most hosts in one transaction, when so many wait. */
    private static final int AT_ONCE = 10;

    /** What a host's conclusions take of the heap is several times its facts, which may be megabytes. */
    private static final long FACTS_AT_ONCE = 512 * 1024;

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
        List<HostId> hosts = scanned.take(AT_ONCE, FACTS_AT_ONCE);
        try {
            findings.evaluate(hosts);
        } catch (RuntimeException together) {
            hosts.forEach(this::alone);
        }
    }

    /** So that one host of which something cannot be stored does not keep the others waiting. */
    private void alone(HostId host) {
        try {
            findings.evaluate(List.of(host));
        } catch (RuntimeException e) {
            // The sweep comes to it.
            LOG.warnf("The findings of host %s are not evaluated yet: %s", host, e);
        }
    }
}
