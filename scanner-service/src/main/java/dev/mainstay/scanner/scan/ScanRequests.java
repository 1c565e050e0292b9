package dev.mainstay.scanner.scan;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.people.Trail;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.Hosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests to hosts for scans. A host never listens, so a request waits until its agent comes by. */
@ApplicationScoped
public class ScanRequests {
    private final Hosts hosts;
    private final ScanRequestStore store;
    private final ScanStore scans;
    private final ScanConfig config;
    private final Clock clock;
    private final Trail trail;

    ScanRequests(Hosts hosts, ScanRequestStore store, ScanStore scans, ScanConfig config, Clock clock, Trail trail) {
        this.hosts = hosts;
        this.store = store;
        this.scans = scans;
        this.config = config;
        this.clock = clock;
        this.trail = trail;
    }

    /** What is left of a request in the trail. */
    private record Asked(List<String> hosts) {}

    @Transactional
    void ask(List<Host> wanted, String reason) {
        Instant now = clock.instant();
        wanted.forEach(host -> store.ask(host.id(), reason, false, now));
        if (!wanted.isEmpty()) {
            String id = wanted.size() == 1 ? wanted.getFirst().id().toString() : "hosts";
            trail.leave(
                    "scan-request",
                    id,
                    null,
                    new Asked(wanted.stream().map(Host::fqdn).toList()),
                    reason);
        }
    }

    /**
     * The scan that this host is to make now. Besides what a person asked for, a host whose last scan cannot be relied on
     * is asked, but not again right after a scan that failed.
     */
    @Transactional
    Optional<WantedScan> open(HostId id) {
        Optional<WantedScan> open = store.open(id);
        if (open.isPresent()) {
            return open;
        }
        Optional<Host> host = hosts.find(id).filter(Host::active);
        if (host.isEmpty() || host.get().observed().freshness() == Freshness.FRESH) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant notBefore = now.minus(config.retryAfter());
        if (scans.lastSeen(id).filter(notBefore::isBefore).isPresent()) {
            return Optional.empty();
        }
        boolean never = host.get().observed().freshness() == Freshness.NEVER_SCANNED;
        store.ask(id, never ? "The host was never scanned." : "The last scan is too old.", true, now);
        return store.open(id);
    }
}
