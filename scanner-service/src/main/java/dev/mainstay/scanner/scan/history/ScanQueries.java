package dev.mainstay.scanner.scan.history;

import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.scanner.host.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is asked of scans. */
@ApplicationScoped
public class ScanQueries {
    private final ScanQueryStore store;
    private final UpdateHistoryStore updateHistory;

    ScanQueries(ScanQueryStore store, UpdateHistoryStore updateHistory) {
        this.store = store;
        this.updateHistory = updateHistory;
    }

    /** What Windows Update's history on the host says; empty when no scan told it. */
    @Transactional
    Optional<UpdateHistory> updateHistory(HostId host) {
        return updateHistory.of(host);
    }

    /** The host's scans, newest first, at most {@code limit}. */
    @Transactional
    public List<ScanSummary> history(HostId host, int limit) {
        return store.history(host, limit);
    }

    /** What the host's last complete scan found; later ones that failed or were partial leave it standing. */
    @Transactional
    public Optional<ScanSnapshot> current(HostId host) {
        return store.current(host);
    }

    /** What the host told in its last complete scan, as JSON to the letter. */
    @Transactional
    Optional<String> report(HostId host) {
        return store.report(host);
    }

    /** The active hosts to which any revision of the update is offered, by FQDN. */
    @Transactional
    public List<UUID> hostsMissing(UUID updateId) {
        return store.hostsMissing(updateId);
    }
}
