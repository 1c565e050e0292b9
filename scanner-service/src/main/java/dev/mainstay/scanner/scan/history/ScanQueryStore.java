package dev.mainstay.scanner.scan.history;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.scanner.host.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Reads of the table {@code scan}. */
@ApplicationScoped
class ScanQueryStore {

    private static final ObjectReader SNAPSHOTS = EventJson.mapper().readerFor(ScanSnapshot.class);

    private final Session session;

    ScanQueryStore(Session session) {
        this.session = session;
    }

    /** The host's scans, newest first. */
    List<ScanSummary> history(HostId host, int limit) {
        return session
                .createNativeQuery("""
                        select scan_id, outcome, finished_at, received_at, last_seen_at, times_seen, job_id,
                               pending_restart, cast(failure as text), agent_version, cardinality(missing), simulated, own
                        from scan where host_id = :host order by sequence desc limit :limit
                        """, Object[].class)
                .setParameter("host", host.value())
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new ScanSummary(
                        (UUID) row[0],
                        ScanSnapshot.Outcome.valueOf((String) row[1]),
                        (Instant) row[2],
                        (Instant) row[3],
                        (Instant) row[4],
                        (Integer) row[5],
                        (UUID) row[6],
                        (Boolean) row[7],
                        failure((String) row[8]),
                        (String) row[9],
                        (Integer) row[10],
                        (Boolean) row[11],
                        (Boolean) row[12]))
                .toList();
    }

    /** What the host's last complete scan found. */
    Optional<ScanSnapshot> current(HostId host) {
        return session.createNativeQuery("""
                        select findings from scan where host_id = :host and own and outcome = 'COMPLETE'
                        order by sequence desc limit 1
                        """, byte[].class)
                .setParameter("host", host.value())
                .uniqueResultOptional()
                .map(ScanQueryStore::snapshot);
    }

    /** The active hosts whose last complete scan is offered the update, or waits for a restart with it. */
    List<UUID> hostsMissing(UUID updateId) {
        return session.createNativeQuery("""
                        select h.id from host h
                        cross join lateral (
                            select s.missing from scan s where s.host_id = h.id and s.own and s.outcome = 'COMPLETE'
                            order by s.sequence desc limit 1
                        ) current
                        where h.state = 'ACTIVE' and :update = any (current.missing)
                        order by h.fqdn
                        """, UUID.class)
                .setParameter("update", updateId)
                .getResultList();
    }

    private static ScanSnapshot snapshot(byte[] json) {
        try {
            return SNAPSHOTS.readValue(json);
        } catch (IOException e) {
            throw new IllegalStateException("The table scan holds a snapshot that this release cannot read", e);
        }
    }

    private static ScanSnapshot.@org.jspecify.annotations.Nullable Failure failure(
            @org.jspecify.annotations.Nullable String json) {
        try {
            return json == null ? null : EventJson.mapper().readValue(json, ScanSnapshot.Failure.class);
        } catch (IOException e) {
            throw new IllegalStateException("The table scan holds a failure that this release cannot read", e);
        }
    }
}
