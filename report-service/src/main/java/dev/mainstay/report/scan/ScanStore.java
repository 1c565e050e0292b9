package dev.mainstay.report.scan;

import dev.mainstay.events.JobSnapshot.Explanation;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.RestartMarker;
import dev.mainstay.report.Version;
import dev.mainstay.sql.CopyRows;
import dev.mainstay.sql.Sql;
import dev.mainstay.sql.Upsert;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Writer of the tables {@code scan} and {@code latest_scan}. */
@ApplicationScoped
public class ScanStore {
    private static final Upsert SCANS = Upsert.into(
                    "scan",
                    "scan_id, host_id, sequence, fqdn, outcome, started_at, finished_at, received_at, last_boot_at, job_id,"
                            + " pending_restart, offered, failure_hresult, failure_message, simulated")
            .ignoringKnown();
    private static final Upsert LATEST = Upsert.into(
                    "latest_scan",
                    "host_id, sequence, scan_id, outcome, finished_at, received_at, pending_restart, failure_hresult,"
                            + " failure_message, file_rename, failure_explanations")
            .replacing("host_id")
            .where("excluded.sequence > known.sequence");

    private final Sql sql;

    ScanStore(Sql sql) {
        this.sql = sql;
    }

    /** The sequence of each host's newest scan; hosts without one are not in it. Holds them until the end. */
    public Map<UUID, Long> sequences(Collection<UUID> hosts) {
        Map<UUID, Long> sequences = new HashMap<>();
        sql.query("select host_id, sequence from latest_scan where host_id = any (:hosts) for update")
                .bind("hosts", hosts)
                .each(row -> sequences.put(row.uuid("host_id"), row.bigint("sequence")));
        return sequences;
    }

    /** Adds the scans to the history and returns those not seen before. */
    public Set<Version> append(Collection<ScanSnapshot> scans) {
        Map<UUID, ScanSnapshot> distinct = new HashMap<>();
        scans.forEach(scan -> distinct.putIfAbsent(scan.scanId(), scan));
        return new HashSet<>(sql.upsert(
                SCANS,
                rows -> distinct.values().forEach(scan -> add(rows, scan)),
                "scan_id, sequence",
                row -> Version.of(row, "scan_id")));
    }

    private static void add(CopyRows rows, ScanSnapshot scan) {
        ScanSnapshot.Failure failure = scan.failure();
        rows.row()
                .uuid(scan.scanId())
                .uuid(scan.hostId())
                .bigint(scan.sequence())
                .text(scan.fqdn())
                .name(scan.outcome())
                .instant(scan.startedAt())
                .instant(scan.finishedAt())
                .instant(scan.receivedAt())
                .instant(scan.lastBootAt())
                .uuid(scan.jobId())
                .bool(scan.pendingRestart())
                .integer(scan.offers().size())
                .text(failure == null ? null : failure.hresult())
                .text(failure == null ? null : failure.message())
                .bool(scan.simulated());
    }

    /** Makes each of these its host's newest scan, unless the host has a newer one. */
    public void setLatest(Collection<ScanSnapshot> scans) {
        sql.upsert(LATEST, rows -> scans.forEach(scan -> addLatest(rows, scan)));
    }

    private static void addLatest(CopyRows rows, ScanSnapshot scan) {
        ScanSnapshot.Failure failure = scan.failure();
        rows.row()
                .uuid(scan.hostId())
                .bigint(scan.sequence())
                .uuid(scan.scanId())
                .name(scan.outcome())
                .instant(scan.finishedAt())
                .instant(scan.receivedAt())
                .bool(scan.pendingRestart())
                .text(failure == null ? null : failure.hresult())
                .text(failure == null ? null : failure.message())
                .bool(scan.restartMarkers() != null && scan.restartMarkers().contains(RestartMarker.FILE_RENAME))
                .jsonList(failure == null ? null : failure.explanations(), Explanation.class);
    }

    /** Why the host's newest scan is not complete; empty when it is, or there is none. */
    public Optional<ScanSnapshot.Failure> failure(UUID hostId) {
        return sql.query("""
                select failure_hresult, failure_message, failure_explanations from latest_scan
                where host_id = :host and failure_message is not null""")
                .bind("host", hostId)
                .first(row -> new ScanSnapshot.Failure(
                        row.textOrNull("failure_hresult"),
                        row.text("failure_message"),
                        row.jsonList("failure_explanations", Explanation.class).orElse(null)));
    }

    /** Deletes the history before an instant and returns how many scans went. */
    public int deleteReceivedBefore(Instant instant) {
        return sql.update("delete from scan where received_at < :before")
                .bind("before", instant)
                .run();
    }
}
