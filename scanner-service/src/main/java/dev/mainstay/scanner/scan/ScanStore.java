package dev.mainstay.scanner.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Failure;
import dev.mainstay.events.ScanSnapshot.Finding;
import dev.mainstay.scanner.estate.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code scan}, {@code scan_body} and {@code scan_receipt}. Plain SQL, as every agent passes here: one
 * statement to look, one to write.
 */
@ApplicationScoped
class ScanStore {
    private final Session session;

    ScanStore(Session session) {
        this.session = session;
    }

    /**
     * What is known when a scan comes in.
     *
     * @param receipt the answer this scanId got before; absent for a new one
     * @param last the host's last scan; absent before the first
     */
    record Before(@Nullable Receipt receipt, @Nullable Last last) {}

    record Receipt(UUID host, boolean seenAgain) {}

    @SuppressWarnings("ArrayRecordComponent") // a checksum, compared with Arrays.equals
    record Last(UUID scanId, long sequence, byte[] checksum) {}

    Before before(HostId host, UUID scanId) {
        return session.doReturningWork(connection -> before(connection, host.value(), scanId));
    }

    private static Before before(Connection connection, UUID host, UUID scanId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select r.host_id, r.seen_again, s.scan_id, s.sequence, s.checksum
                from (values (1)) one
                left join scan_receipt r on r.scan_id = ?
                left join lateral (
                    select scan_id, sequence, checksum from scan where host_id = ? order by sequence desc limit 1
                ) s on true
                """)) {
            query.setObject(1, scanId);
            query.setObject(2, host);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                UUID receiptHost = row.getObject(1, UUID.class);
                UUID lastScan = row.getObject(3, UUID.class);
                return new Before(
                        receiptHost == null ? null : new Receipt(receiptHost, row.getBoolean(2)),
                        lastScan == null ? null : new Last(lastScan, row.getLong(4), row.getBytes(5)));
            }
        }
    }

    /**
     * Stores a scan that says something new.
     *
     * @param body as the host sent it
     * @param event the snapshot as JSON
     */
    void insert(ScanSnapshot scan, String agentVersion, byte[] checksum, byte[] body, byte[] event) {
        session.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    with scan_row as (
                        insert into scan (scan_id, host_id, sequence, outcome, checksum, started_at, finished_at,
                            received_at, last_seen_at, times_seen, last_boot_at, job_id, pending_restart, failure,
                            agent_version, simulated, missing, findings)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, cast(? as json), ?, ?, ?, ?)
                    ), body_row as (
                        insert into scan_body (scan_id, body) values (?, ?)
                    )
                    insert into scan_receipt (scan_id, host_id, seen_again, received_at) values (?, ?, false, ?)
                    """)) {
                int i = 0;
                insert.setObject(++i, scan.scanId());
                insert.setObject(++i, scan.hostId());
                insert.setLong(++i, scan.sequence());
                insert.setString(++i, scan.outcome().name());
                insert.setBytes(++i, checksum);
                insert.setObject(++i, time(scan.startedAt()));
                insert.setObject(++i, time(scan.finishedAt()));
                insert.setObject(++i, time(scan.receivedAt()));
                insert.setObject(++i, time(scan.receivedAt()));
                insert.setObject(++i, time(scan.lastBootAt()));
                insert.setObject(++i, scan.jobId());
                insert.setBoolean(++i, scan.pendingRestart());
                insert.setString(++i, json(scan.failure()));
                insert.setString(++i, agentVersion);
                insert.setBoolean(++i, scan.simulated());
                insert.setArray(++i, connection.createArrayOf("uuid", missing(scan)));
                insert.setBytes(++i, event);
                insert.setObject(++i, scan.scanId());
                insert.setBytes(++i, body);
                insert.setObject(++i, scan.scanId());
                insert.setObject(++i, scan.hostId());
                insert.setObject(++i, time(scan.receivedAt()));
                insert.executeUpdate();
            }
        });
    }

    /** Stores that the host's last scan was seen again under another scanId. */
    void seenAgain(HostId host, UUID last, UUID scanId, Instant at) {
        session.doWork(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    with scan_row as (
                        update scan set last_seen_at = ?, times_seen = times_seen + 1 where scan_id = ?
                    )
                    insert into scan_receipt (scan_id, host_id, seen_again, received_at) values (?, ?, true, ?)
                    """)) {
                update.setObject(1, time(at));
                update.setObject(2, last);
                update.setObject(3, scanId);
                update.setObject(4, host.value());
                update.setObject(5, time(at));
                update.executeUpdate();
            }
        });
    }

    /** Removes receipts older than that; says how many. */
    int removeReceipts(Instant before) {
        return session.createNativeMutationQuery("delete from scan_receipt where received_at < :before")
                .setParameter("before", before)
                .executeUpdate();
    }

    /** When the host's last scan of any outcome was received or seen again. */
    Optional<Instant> lastSeen(HostId host) {
        return session.createNativeQuery(
                        "select last_seen_at from scan where host_id = :host order by sequence desc limit 1",
                        Instant.class)
                .setParameter("host", host.value())
                .uniqueResultOptional();
    }

    private static UUID[] missing(ScanSnapshot scan) {
        return scan.findings().stream()
                .map(Finding::update)
                .map(update -> update.updateId())
                .distinct()
                .toArray(UUID[]::new);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String json(@Nullable Failure failure) {
        try {
            return failure == null ? null : EventJson.mapper().writeValueAsString(failure);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }
}
