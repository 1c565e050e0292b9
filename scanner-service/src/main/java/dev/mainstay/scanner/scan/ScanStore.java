package dev.mainstay.scanner.scan;

import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.scan.report.ScanReport;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import dev.mainstay.sql.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code scan}, {@code scan_body} and {@code scan_receipt}, and the answer in {@code scan_request}. Plain SQL, as
 * every agent passes here: one statement to look, one to write.
 */
@ApplicationScoped
class ScanStore {

    /** The scan answers the request it names; a complete one also a request that was only made because none was known. */
    private static final String ANSWER = """
            answered as (
                update scan_request set answered_at = :at, scan_id = :scan
                where host_id = :host and answered_at is null and (request_id = :request or (automatic and :complete))
            )
            """;

    private static final String INSERT = "with " + ANSWER + """
            , scan_row as (
                insert into scan (scan_id, host_id, sequence, outcome, checksum, started_at, finished_at,
                    received_at, last_seen_at, times_seen, last_boot_at, job_id, pending_restart, failure,
                    agent_version, simulated, missing, findings, own)
                values (:scan, :host, :sequence, :outcome, :checksum, :startedAt, :finishedAt, :at, :at, 1, :lastBootAt,
                    :job, :pendingRestart, cast(:failure as json), :agentVersion, :simulated, :missing, :event, :own)
            ), body_row as (
                insert into scan_body (scan_id, received_at, body) values (:scan, :at, :body)
            )
            insert into scan_receipt (scan_id, host_id, seen_again, received_at) values (:scan, :host, false, :at)
            """;

    private static final String SEEN_AGAIN = "with " + ANSWER + """
            , scan_row as (
                update scan set last_seen_at = :at, times_seen = times_seen + 1 where scan_id = :last
            )
            insert into scan_receipt (scan_id, host_id, seen_again, received_at) values (:scan, :host, true, :at)
            """;

    private final Sql sql;

    ScanStore(Sql sql) {
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
        return sql.query("""
                        select r.host_id as receipt_host, r.seen_again, s.scan_id, s.sequence, s.checksum, s.own
                        from (values (1)) one
                        left join scan_receipt r on r.scan_id = :scan
                        left join lateral (
                            select scan_id, sequence, checksum, own from scan
                            where host_id = :host order by sequence desc limit 1
                        ) s on true
                        """).bind("scan", scanId).bind("host", host.value()).one(ScanStore::before);
    }

    private static Before before(Row row) {
        UUID receiptHost = row.uuidOrNull("receipt_host");
        UUID lastScan = row.uuidOrNull("scan_id");
        return new Before(
                receiptHost == null ? null : new Receipt(receiptHost, row.bool("seen_again")),
                lastScan == null
                        ? null
                        : new Last(lastScan, row.bigint("sequence"), row.bytes("checksum"), row.bool("own")));
    }

    /** Whether any scan is the host's as it is now: all of a system that is gone are not. */
    boolean hasOwn(HostId host) {
        return sql.query("select 1 from scan where host_id = :host and own limit 1")
                .bind("host", host.value())
                .any();
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
        answering(sql.update(INSERT), report, own)
                .bind("at", scan.receivedAt())
                .bind("host", scan.hostId())
                .bind("sequence", scan.sequence())
                .bind("outcome", scan.outcome())
                .bind("checksum", checksum)
                .bind("startedAt", scan.startedAt())
                .bind("finishedAt", scan.finishedAt())
                .bind("lastBootAt", scan.lastBootAt())
                .bind("job", scan.jobId())
                .bind("pendingRestart", scan.pendingRestart())
                .bindJson("failure", scan.failure())
                .bind("agentVersion", report.agentVersion())
                .bind("simulated", scan.simulated())
                .bind("missing", missing(scan))
                .bind("event", event)
                .bind("own", own)
                .bind("body", body)
                .run();
    }

    /** Stores that the host's last scan was seen again under another scanId; another machine's answers no request. */
    void seenAgain(HostId host, Last last, ScanReport report, Instant at) {
        answering(sql.update(SEEN_AGAIN), report, last.own())
                .bind("at", at)
                .bind("host", host.value())
                .bind("last", last.scanId())
                .run();
    }

    private static Update answering(Update update, ScanReport report, boolean own) {
        return update.bind("scan", report.scanId())
                .bind("request", own ? report.requestId() : null)
                .bind("complete", own && report.outcome() == Outcome.COMPLETE);
    }

    /** When the host's last scan of any outcome was received or seen again. */
    Optional<Instant> lastSeen(HostId host) {
        return sql.query("select last_seen_at from scan where host_id = :host order by sequence desc limit 1")
                .bind("host", host.value())
                .first(row -> row.instant("last_seen_at"));
    }

    private static List<UUID> missing(ScanSnapshot scan) {
        return scan.offers().stream()
                .map(Offer::update)
                .map(update -> update.updateId())
                .distinct()
                .toList();
    }
}
