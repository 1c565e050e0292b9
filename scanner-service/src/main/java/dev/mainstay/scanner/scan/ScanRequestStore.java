package dev.mainstay.scanner.scan;

import dev.mainstay.scanner.estate.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code scan_request}. */
@ApplicationScoped
class ScanRequestStore {
    private final EntityManager entities;

    ScanRequestStore(EntityManager entities) {
        this.entities = entities;
    }

    @SuppressWarnings("unchecked") // a native query of several columns gives arrays of them
    Optional<WantedScan> open(HostId host) {
        List<Object[]> rows = entities.createNativeQuery(
                        "select request_id, reason from scan_request where host_id = :host and answered_at is null")
                .setParameter("host", host.value())
                .getResultList();
        return rows.stream()
                .map(row -> new WantedScan((UUID) row[0], (String) row[1]))
                .findFirst();
    }

    /** Asks for a scan unless one is asked for already; a person's reason goes before an automatic one. */
    void ask(HostId host, String reason, boolean automatic, Instant at) {
        entities.createNativeQuery("""
                        insert into scan_request (request_id, host_id, reason, automatic, requested_at)
                        values (:id, :host, :reason, :automatic, :at)
                        on conflict (host_id) where answered_at is null do update
                            set reason = excluded.reason, automatic = false
                            where scan_request.automatic and not excluded.automatic
                        """)
                .setParameter("id", UUID.randomUUID())
                .setParameter("host", host.value())
                .setParameter("reason", reason)
                .setParameter("automatic", automatic)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** The scan answers the request it names; a complete one also one that was only made because none was known. */
    void answer(HostId host, @Nullable UUID requestId, UUID scanId, boolean complete, Instant at) {
        entities.createNativeQuery("""
                        update scan_request set answered_at = :at, scan_id = :scan
                        where host_id = :host and answered_at is null
                          and (request_id = cast(:request as uuid) or (automatic and :complete))
                        """)
                .setParameter("at", at)
                .setParameter("scan", scanId)
                .setParameter("host", host.value())
                .setParameter("request", requestId == null ? null : requestId.toString())
                .setParameter("complete", complete)
                .executeUpdate();
    }
}
