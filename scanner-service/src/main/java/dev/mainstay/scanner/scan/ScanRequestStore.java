package dev.mainstay.scanner.scan;

import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code scan_request}. What answers a request is a scan, and {@link ScanStore} writes it with the scan. */
@ApplicationScoped
class ScanRequestStore {
    private final SqlStore sql;

    ScanRequestStore(SqlStore sql) {
        this.sql = sql;
    }

    Optional<WantedScan> open(HostId host) {
        return sql.first(
                "select request_id, reason from scan_request where host_id = ? and answered_at is null",
                row -> new WantedScan(row.getObject(1, UUID.class), row.getString(2)),
                host.value());
    }

    /** Asks for a scan unless one is asked for already; a person's reason goes before an automatic one. */
    void ask(HostId host, String reason, boolean automatic, Instant at) {
        sql.update("""
                insert into scan_request (request_id, host_id, reason, automatic, requested_at)
                values (?, ?, ?, ?, ?)
                on conflict (host_id) where answered_at is null do update
                    set reason = excluded.reason, automatic = false
                    where scan_request.automatic and not excluded.automatic
                """, UUID.randomUUID(), host.value(), reason, automatic, at);
    }
}
