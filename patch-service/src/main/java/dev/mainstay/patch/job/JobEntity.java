package dev.mainstay.patch.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code job}: the job as JSON, beside it what is searched for. Read by Hibernate, written by SQL. */
@Entity
@Table(name = "job")
class JobEntity {
    @Id
    @Column(name = "job_id")
    UUID jobId;

    @Column(name = "sequence")
    long sequence;

    @Column(name = "host_id")
    UUID hostId;

    @Column(name = "rollout_id")
    UUID rolloutId;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    JobStatus status;

    @Column(name = "attempt")
    int attempt;

    @Column(name = "order_fingerprint")
    String orderFingerprint;

    @Column(name = "planned_at")
    Instant plannedAt;

    @Column(name = "lease_expires_at")
    Instant leaseExpiresAt;

    @Column(name = "verify_by")
    Instant verifyBy;

    @Column(name = "unresolved")
    boolean unresolved;

    @Column(name = "hold_code")
    String holdCode;

    @Column(name = "hold_message")
    String holdMessage;

    /** The Job as JSON. */
    @Column(name = "body")
    String body;
}
