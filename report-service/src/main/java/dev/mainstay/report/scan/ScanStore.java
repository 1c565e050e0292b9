package dev.mainstay.report.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.JobSnapshot.Explanation;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.RestartMarker;
import dev.mainstay.report.copy.CopyRows;
import dev.mainstay.report.copy.CopyStore;
import dev.mainstay.report.copy.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the tables {@code scan} and {@code latest_scan}. */
@ApplicationScoped
public class ScanStore {
    private static final String COLUMNS = "scan_id, host_id, sequence, fqdn, outcome, started_at, finished_at,"
            + " received_at, last_boot_at, job_id, pending_restart, offered, failure_hresult, failure_message, simulated";
    private static final String LATEST_COLUMNS = "host_id, sequence, scan_id, outcome, finished_at, received_at,"
            + " pending_restart, failure_hresult, failure_message, file_rename, failure_explanations";
    private static final String APPEND = """
            insert into scan (%1$s) select %1$s from staged_scan
            on conflict do nothing returning scan_id, sequence""".formatted(COLUMNS);
    private static final String UPSERT_LATEST = """
            insert into latest_scan as t (%1$s) select %1$s from staged_latest_scan
            on conflict (host_id) do update
            set sequence = excluded.sequence, scan_id = excluded.scan_id, outcome = excluded.outcome,
                finished_at = excluded.finished_at, received_at = excluded.received_at,
                pending_restart = excluded.pending_restart, failure_hresult = excluded.failure_hresult,
                failure_message = excluded.failure_message, file_rename = excluded.file_rename,
                failure_explanations = excluded.failure_explanations
            where excluded.sequence > t.sequence
            returning host_id""".formatted(LATEST_COLUMNS);
    private static final String SEQUENCES =
            "select host_id, sequence from latest_scan where host_id = any (?) for update";

    private final CopyStore copies;

    ScanStore(CopyStore copies) {
        this.copies = copies;
    }

    /** The sequence of each host's newest scan; hosts without one are not in it. Holds them until the end. */
    public Map<UUID, Long> sequences(Collection<UUID> hosts) {
        Map<UUID, Long> sequences = new HashMap<>();
        copies.query(SEQUENCES, row -> sequences.put(row.getObject(1, UUID.class), row.getLong(2)), (Object)
                hosts.toArray(UUID[]::new));
        return sequences;
    }

    /** Adds the scans to the history and returns those not seen before. */
    public Set<Version> append(Collection<ScanSnapshot> scans) {
        Map<UUID, ScanSnapshot> distinct = new HashMap<>();
        scans.forEach(scan -> distinct.putIfAbsent(scan.scanId(), scan));
        CopyRows rows = new CopyRows();
        for (ScanSnapshot scan : distinct.values()) {
            ScanSnapshot.Failure failure = scan.failure();
            rows.row(15)
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
                    .integer(scan.findings().size())
                    .text(failure == null ? null : failure.hresult())
                    .text(failure == null ? null : failure.message())
                    .bool(scan.simulated());
        }
        copies.stage("staged_scan", "like scan including defaults", COLUMNS, rows);
        return new HashSet<>(copies.query(APPEND, CopyStore::version));
    }

    /** Makes each of these its host's newest scan, unless the host has a newer one. */
    public void setLatest(Collection<ScanSnapshot> scans) {
        CopyRows rows = new CopyRows();
        for (ScanSnapshot scan : scans) {
            ScanSnapshot.Failure failure = scan.failure();
            rows.row(11)
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
                    .text(explanations(failure));
        }
        copies.stage("staged_latest_scan", "like latest_scan including defaults", LATEST_COLUMNS, rows);
        copies.query(UPSERT_LATEST, row -> true);
    }

    /** Why the host's newest scan is not complete; empty when it is, or there is none. */
    public Optional<ScanSnapshot.Failure> failure(UUID hostId) {
        return copies
                .query(
                        "select failure_hresult, failure_message, failure_explanations from latest_scan"
                                + " where host_id = ? and failure_message is not null",
                        row -> new ScanSnapshot.Failure(
                                row.getString(1), row.getString(2), explanations(row.getString(3))),
                        hostId)
                .stream()
                .findFirst();
    }

    private static @Nullable String explanations(ScanSnapshot.@Nullable Failure failure) {
        if (failure == null || failure.explanations() == null) {
            return null;
        }
        try {
            return EventJson.mapper().writeValueAsString(failure.explanations());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }

    private static @Nullable List<Explanation> explanations(@Nullable String json) {
        try {
            return json == null ? null : List.of(EventJson.mapper().readValue(json, Explanation[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored explanations cannot be read, though they were written here", e);
        }
    }

    /** Deletes the history before an instant and returns how many scans went. */
    public int deleteReceivedBefore(Instant instant) {
        return copies.update(
                "delete from scan where received_at < ?", OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
