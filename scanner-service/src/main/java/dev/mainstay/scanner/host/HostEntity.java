package dev.mainstay.scanner.host;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code host}. What is asked for by value has a column; the rest is JSON as the event carries it. It is
 * {@code json} and not {@code jsonb}, which would give back another text than was written, and so be written each time.
 */
@Entity
@Table(name = "host")
@DynamicUpdate
class HostEntity {
    @Id
    UUID id;

    @Column(nullable = false)
    String fqdn;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    HostState state;

    @Column(nullable = false)
    long sequence;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @Nullable
    String site;

    @Column(columnDefinition = "text[]", nullable = false)
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] pools;

    @Column(columnDefinition = "json", nullable = false)
    @ColumnTransformer(write = "?::json")
    String memberships;

    @Column(name = "sql_instances", columnDefinition = "json", nullable = false)
    @ColumnTransformer(write = "?::json")
    String sqlInstances;

    @Column(columnDefinition = "uuid[]")
    @JdbcTypeCode(SqlTypes.ARRAY)
    UUID @Nullable [] carriers;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Freshness freshness;

    @Column(name = "last_scan_at")
    @Nullable
    Instant lastScanAt;

    @Column(name = "confirmed_at")
    @Nullable
    Instant confirmedAt;

    @Column(name = "operating_system")
    @Nullable
    String operatingSystem;

    @Column(name = "workload_build")
    @Nullable
    String workloadBuild;

    @Column(nullable = false)
    boolean simulated;

    @Column(name = "agent_key")
    @Nullable
    String agentKey;

    @Column(name = "identity_conflict", columnDefinition = "json")
    @ColumnTransformer(write = "?::json")
    @Nullable
    String identityConflict;
}
