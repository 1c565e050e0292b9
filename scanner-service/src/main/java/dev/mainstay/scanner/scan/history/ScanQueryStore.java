package dev.mainstay.scanner.scan.history;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.catalogue.source.BoundedInput;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is asked of the tables {@code scan} and {@code scan_body}, which {@code ScanStore} writes. */
@ApplicationScoped
class ScanQueryStore {

    private static final ObjectReader SNAPSHOTS = EventJson.mapper().readerFor(ScanSnapshot.class);

    private final Sql sql;

    ScanQueryStore(Sql sql) {
        this.sql = sql;
    }

    /** The host's scans, newest first. */
    List<ScanSummary> history(HostId host, int limit) {
        return sql.query("""
                        select scan_id, outcome, finished_at, received_at, last_seen_at, times_seen, job_id, pending_restart,
                               failure, agent_version, cardinality(missing) as missing, simulated, own
                        from scan where host_id = :host order by sequence desc limit :limit
                        """).bind("host", host.value()).bind("limit", limit).list(ScanQueryStore::summary);
    }

    private static ScanSummary summary(Row row) {
        return new ScanSummary(
                row.uuid("scan_id"),
                row.name("outcome", ScanSnapshot.Outcome.class),
                row.instant("finished_at"),
                row.instant("received_at"),
                row.instant("last_seen_at"),
                row.integer("times_seen"),
                row.uuidOrNull("job_id"),
                row.bool("pending_restart"),
                row.json("failure", ScanSnapshot.Failure.class).orElse(null),
                row.text("agent_version"),
                row.integer("missing"),
                row.bool("simulated"),
                row.bool("own"));
    }

    /** What the host's last complete scan found. */
    Optional<ScanSnapshot> current(HostId host) {
        return sql.query("""
                        select findings from scan where host_id = :host and own and outcome = 'COMPLETE'
                        order by sequence desc limit 1
                        """).bind("host", host.value()).first(row -> snapshot(row.bytes("findings")));
    }

    /** What the host said in its last complete scan; its body stays however old it is. */
    Optional<String> report(HostId host) {
        return sql.query("""
                        select b.body from scan s join scan_body b on b.scan_id = s.scan_id
                        where s.host_id = :host and s.own and s.outcome = 'COMPLETE'
                        order by s.sequence desc limit 1
                        """).bind("host", host.value()).first(row -> inflated(row.bytes("body")));
    }

    /** Agents compress what they send, and need not. */
    private static String inflated(byte[] body) {
        try (InputStream json = BoundedInput.open(new ByteArrayInputStream(body), Long.MAX_VALUE)) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The table scan_body holds a body that is not whole", e);
        }
    }

    /** The active hosts whose last complete scan is offered the update, or waits for a restart with it. */
    List<UUID> hostsMissing(UUID updateId) {
        return sql.query("""
                        select h.id from host h
                        cross join lateral (
                            select s.missing from scan s where s.host_id = h.id and s.own and s.outcome = 'COMPLETE'
                            order by s.sequence desc limit 1
                        ) current
                        where h.state = 'ACTIVE' and :update = any (current.missing)
                        order by h.fqdn
                        """).bind("update", updateId).list(row -> row.uuid("id"));
    }

    private static ScanSnapshot snapshot(byte[] json) {
        try {
            return SNAPSHOTS.readValue(json);
        } catch (IOException e) {
            throw new IllegalStateException("The table scan holds a snapshot that this release cannot read", e);
        }
    }
}
