package dev.mainstay.scanner.scan.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.mainstay.events.EventJson;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.scan.report.ScanReport.HistoryReport;
import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The table {@code update_history}. */
@ApplicationScoped
public class UpdateHistoryStore {

    private static final String WRITE = """
            insert into update_history (host_id, read_at, entries) values (?, ?, ?)
            on conflict (host_id) do update set read_at = excluded.read_at, entries = excluded.entries
             where excluded.read_at > update_history.read_at
            """;

    private final SqlStore sql;

    UpdateHistoryStore(SqlStore sql) {
        this.sql = sql;
    }

    /** Keeps it, and says so, unless a later scan's is kept: scans of a host that was cut off come late. */
    public boolean save(HostId host, Instant readAt, List<HistoryReport> entries) {
        try {
            return sql.update(WRITE, host.value(), readAt, EventJson.mapper().writeValueAsString(entries)) > 0;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }

    Optional<UpdateHistory> of(HostId host) {
        return sql.first(
                "select read_at, entries from update_history where host_id = ?",
                row -> new UpdateHistory(
                        Objects.requireNonNull(SqlStore.instant(row, "read_at")), entries(row.getString("entries"))),
                host.value());
    }

    private static List<HistoryReport> entries(String json) {
        try {
            return EventJson.mapper().readValue(json, new TypeReference<List<HistoryReport>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table update_history holds what this release cannot read", e);
        }
    }
}
