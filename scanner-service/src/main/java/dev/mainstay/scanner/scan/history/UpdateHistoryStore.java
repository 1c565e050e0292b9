package dev.mainstay.scanner.scan.history;

import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.scan.report.ScanReport.HistoryReport;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code update_history}. */
@ApplicationScoped
public class UpdateHistoryStore {

    private static final String WRITE = """
            insert into update_history (host_id, read_at, entries) values (:host, :readAt, :entries)
            on conflict (host_id) do update set read_at = excluded.read_at, entries = excluded.entries
             where excluded.read_at > update_history.read_at
            """;

    private final Sql sql;

    UpdateHistoryStore(Sql sql) {
        this.sql = sql;
    }

    /** Keeps it, and says so, unless a later scan's is kept: scans of a host that was cut off come late. */
    public boolean save(HostId host, Instant readAt, List<HistoryReport> entries) {
        return sql.update(WRITE)
                        .bind("host", host.value())
                        .bind("readAt", readAt)
                        .bindJsonList("entries", entries, HistoryReport.class)
                        .run()
                > 0;
    }

    Optional<UpdateHistory> of(HostId host) {
        return sql.query("select read_at, entries from update_history where host_id = :host")
                .bind("host", host.value())
                .first(row -> new UpdateHistory(
                        row.instant("read_at"),
                        row.jsonList("entries", HistoryReport.class).orElseThrow()));
    }
}
