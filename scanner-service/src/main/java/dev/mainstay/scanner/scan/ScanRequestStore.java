package dev.mainstay.scanner.scan;

import dev.mainstay.scanner.host.HostId;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code scan_request}. What answers a request is a scan, and {@link ScanStore} writes it with the scan. */
@ApplicationScoped
class ScanRequestStore {
    private final Sql sql;

    ScanRequestStore(Sql sql) {
        this.sql = sql;
    }

    Optional<WantedScan> open(HostId host) {
        return sql.query("select request_id, reason from scan_request where host_id = :host and answered_at is null")
                .bind("host", host.value())
                .first(row -> new WantedScan(row.uuid("request_id"), row.text("reason")));
    }

    /** Asks for a scan unless one is asked for already; a person's reason goes before an automatic one. */
    void ask(HostId host, String reason, boolean automatic, Instant at) {
        sql.update("""
                insert into scan_request (request_id, host_id, reason, automatic, requested_at)
                values (:id, :host, :reason, :automatic, :at)
                on conflict (host_id) where answered_at is null do update
                    set reason = excluded.reason, automatic = false
                    where scan_request.automatic and not excluded.automatic
                """)
                .bind("id", UUID.randomUUID())
                .bind("host", host.value())
                .bind("reason", reason)
                .bind("automatic", automatic)
                .bind("at", at)
                .run();
    }
}
