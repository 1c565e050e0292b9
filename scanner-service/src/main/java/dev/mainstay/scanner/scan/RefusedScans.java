package dev.mainstay.scanner.scan;

import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.Hosts;
import dev.mainstay.scanner.scan.report.ScanChecksum;
import dev.mainstay.scanner.scan.report.ScanReport;
import dev.mainstay.scanner.scan.report.ScanReport.FailureReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Scans that were refused at the door, each remembered as a failed scan of its host: the agent drops what is refused, and nobody
 * would ever hear why the host stays as it is. The same refusal again is a scan seen again, whatever times and sizes it names.
 */
@ApplicationScoped
class RefusedScans {
    private static final int MESSAGE_LENGTH = 2000;

    private final Scans scans;
    private final ScanRequestStore requests;
    private final Hosts hosts;
    private final Clock clock;

    RefusedScans(Scans scans, ScanRequestStore requests, Hosts hosts, Clock clock) {
        this.scans = scans;
        this.requests = requests;
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * Stores that a scan of the host was refused. It answers the request that is open, or the host would be asked without end.
     *
     * @param code of the problem that the agent was told
     * @param detail of the problem, English
     */
    @Transactional
    void refused(HostId id, String code, String detail) {
        Optional<Host> host = hosts.find(id).filter(Host::active);
        if (host.isEmpty()) {
            return;
        }
        boolean simulated = host.get().observed().simulated();
        UUID request = requests.open(id).map(WantedScan::requestId).orElse(null);
        String message = "The scan was refused (" + code + "): " + detail;
        byte[] checksum = ScanChecksum.of(failed(request, message.replaceAll("[0-9]+", "0"), simulated));
        scans.take(id, failed(request, message, simulated), checksum, new byte[0]);
    }

    private ScanReport failed(@Nullable UUID request, String message, boolean simulated) {
        Instant now = clock.instant();
        return ScanReport.failed(
                request,
                new FailureReport(
                        null, message.length() <= MESSAGE_LENGTH ? message : message.substring(0, MESSAGE_LENGTH)),
                now,
                simulated);
    }
}
