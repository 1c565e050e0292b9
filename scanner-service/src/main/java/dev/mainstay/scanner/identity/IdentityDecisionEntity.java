package dev.mainstay.scanner.identity;

import dev.mainstay.events.HostSnapshot.IdentityConflict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code identity_decision}. */
@Entity
@Table(name = "identity_decision")
class IdentityDecisionEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Column(name = "host_id", nullable = false)
    UUID hostId;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    IdentityDecision decision;

    @Column(name = "decided_by", nullable = false)
    String decidedBy;

    @Column(nullable = false)
    String reason;

    @Column(name = "decided_at", nullable = false)
    Instant decidedAt;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    IdentityConflict conflict;
}
