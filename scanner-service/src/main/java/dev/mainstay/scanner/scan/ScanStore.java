package dev.mainstay.scanner.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Failure;
import dev.mainstay.events.ScanSnapshot.Finding;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.scan.report.ScanReport;
import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code scan}, {@code scan_body} and {@code scan_receipt}, and the answer in {@code scan_request}. Plain SQL, as
 * every agent passes here: one statement to look, one to write.
 */
@ApplicationScoped
class ScanStore {

    /**
     * The scan answers the request it names; a complete one also a request that was only made because none was known.
     * Takes the time, the scan, the host, the request and whether the scan is complete.
     */
    private static final String ANSWER = """
            answered as (
                update scan_request set answered_at = ?, scan_id = ?
                where host_id = ? and answered_at is null and (request_id = ? or (automatic and ?))
            )
            """;

    private static final String INSERT = "with " + ANSWER + """
            , scan_row as (
                insert into scan (scan_id, host_id, sequence, outcome, checksum, started_at, finished_at,
                    received_at, last_seen_at, times_seen, last_boot_at, job_id, pending_restart, failure,
                    agent_version, simulated, missing, findings, own)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, cast(? as json), ?, ?, ?, ?, ?)
            ), body_row as (
                insert into scan_body (scan_id, received_at, body) values (?, ?, ?)
            )
            insert into scan_receipt (scan_id, host_id, seen_again, received_at) values (?, ?, false, ?)
            """;

    private static final String SEEN_AGAIN = "with " + ANSWER + """
            , scan_row as (
                update scan set last_seen_at = ?, times_seen = times_seen + 1 where scan_id = ?
            )
            insert into scan_receipt (scan_id, host_id, seen_again, received_at) values (?, ?, true, ?)
            """;

    private final SqlStore sql;

    ScanStore(SqlStore sql) {
        this.sql = sql;
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
    record Last(UUID scanId, long sequence, byte[] checksum, boolean own) {}

    Before before(HostId host, UUID scanId) {
        return sql.first("""
                        select r.host_id, r.seen_again, s.scan_id, s.sequence, s.checksum, s.own
                        from (values (1)) one
                        left join scan_receipt r on r.scan_id = ?
                        left join lateral (
                            select scan_id, sequence, checksum, own from scan
                            where host_id = ? order by sequence desc limit 1
                        ) s on true
                        """, ScanStore::before, scanId, host.value()).orElseThrow();
    }

    private static Before before(ResultSet row) throws SQLException {
        UUID receiptHost = row.getObject(1, UUID.class);
        UUID lastScan = row.getObject(3, UUID.class);
        return new Before(
                receiptHost == null ? null : new Receipt(receiptHost, row.getBoolean(2)),
                lastScan == null ? null : new Last(lastScan, row.getLong(4), row.getBytes(5), row.getBoolean(6)));
    }

    /** Whether any scan is the host's as it is now: all of a system that is gone are not. */
    boolean hasOwn(HostId host) {
        return sql.first("select 1 from scan where host_id = ? and own limit 1", row -> true, host.value())
                .isPresent();
    }

    /**
     * Stores a scan that says something new.
     *
     * @param checksum of the report
     * @param body as the host sent it
     * @param event the snapshot as JSON
     * @param own whether it is the host's: another's answers no request
     */
    void insert(ScanReport report, ScanSnapshot scan, byte[] checksum, byte[] body, byte[] event, boolean own) {
        Instant at = scan.receivedAt();
        sql.update(
                INSERT,
                at,
                scan.scanId(),
                scan.hostId(),
                own ? report.requestId() : null,
                own && scan.outcome() == Outcome.COMPLETE,
                scan.scanId(),
                scan.hostId(),
                scan.sequence(),
                scan.outcome().name(),
                checksum,
                scan.startedAt(),
                scan.finishedAt(),
                at,
                at,
                scan.lastBootAt(),
                scan.jobId(),
                scan.pendingRestart(),
                json(scan.failure()),
                report.agentVersion(),
                scan.simulated(),
                missing(scan),
                event,
                own,
                scan.scanId(),
                at,
                body,
                scan.scanId(),
                scan.hostId(),
                at);
    }

    /** Stores that the host's last scan was seen again under another scanId; another machine's answers no request. */
    void seenAgain(HostId host, Last last, ScanReport report, Instant at) {
        sql.update(
                SEEN_AGAIN,
                at,
                report.scanId(),
                host.value(),
                last.own() ? report.requestId() : null,
                last.own() && report.outcome() == Outcome.COMPLETE,
                at,
                last.scanId(),
                report.scanId(),
                host.value(),
                at);
    }

    /** When the host's last scan of any outcome was received or seen again. */
    Optional<Instant> lastSeen(HostId host) {
        return sql.first(
                "select last_seen_at from scan where host_id = ? order by sequence desc limit 1",
                row -> Objects.requireNonNull(SqlStore.instant(row, "last_seen_at")),
                host.value());
    }

    private static UUID[] missing(ScanSnapshot scan) {
        return scan.findings().stream()
                .map(Finding::update)
                .map(update -> update.updateId())
                .distinct()
                .toArray(UUID[]::new);
    }

    private static @Nullable String json(@Nullable Failure failure) {
        try {
            return failure == null ? null : EventJson.mapper().writeValueAsString(failure);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }
}
