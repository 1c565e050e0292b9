package dev.mainstay.scanner.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.HostSnapshot.IdentityConflict;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The table {@code identity_decision}. */
@ApplicationScoped
class IdentityDecisionStore {
    private final SqlStore sql;

    IdentityDecisionStore(SqlStore sql) {
        this.sql = sql;
    }

    void save(
            HostId host,
            IdentityDecision decision,
            String decidedBy,
            String reason,
            Instant at,
            IdentityConflict conflict) {
        try {
            sql.update(
                    """
                    insert into identity_decision (host_id, decision, decided_by, reason, decided_at, conflict)
                    values (?, ?, ?, ?, ?, cast(? as json))
                    """,
                    host.value(),
                    decision.name(),
                    decidedBy,
                    reason,
                    at,
                    EventJson.mapper().writeValueAsString(conflict));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }

    /** Of one host, the latest first. */
    List<PastDecision> of(HostId host) {
        return sql.list(
                """
                select decision, decided_by, reason, decided_at, conflict from identity_decision
                where host_id = ? order by id desc
                """,
                row -> new PastDecision(
                        IdentityDecision.valueOf(row.getString("decision")),
                        row.getString("decided_by"),
                        row.getString("reason"),
                        Objects.requireNonNull(SqlStore.instant(row, "decided_at")),
                        conflict(row.getString("conflict"))),
                host.value());
    }

    private static IdentityConflict conflict(String json) {
        try {
            return EventJson.mapper().readValue(json, IdentityConflict.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table identity_decision holds what this release cannot read", e);
        }
    }
}
