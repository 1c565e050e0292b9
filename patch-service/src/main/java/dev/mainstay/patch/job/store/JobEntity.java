package dev.mainstay.patch.job.store;

import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.StoredJson;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.JobVersion;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.signing.Seals;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** That of the body; null in rows from before there were seals. */
    @Column(name = "seal")
    String seal;

    /** The job, and whether this service wrote the row. */
    SealedJob sealed(Seals seals) {
        Job job = StoredJson.read(body, Job.class);
        if (seal == null) {
            return new SealedJob(asItsRowSays(job), SealedJob.Seal.NONE);
        }
        boolean good = seals.good(seal, job);
        return good && columnsAsWritten(job)
                ? new SealedJob(job, SealedJob.Seal.GOOD)
                : new SealedJob(
                        good && jobId.equals(job.order().jobId().value()) ? job : asItsRowSays(job),
                        SealedJob.Seal.BROKEN);
    }

    /** What is searched for lies beside the sealed body, and decides nothing by itself. */
    private boolean columnsAsWritten(Job job) {
        JobOrder order = job.order();
        return jobId.equals(order.jobId().value())
                && hostId.equals(order.hostId().value())
                && rolloutId.equals(order.rolloutId().value())
                && sequence == job.version().sequence()
                && status == job.status()
                && attempt == order.attempt()
                && orderFingerprint.equals(order.fingerprint())
                && same(plannedAt, order.plannedAt())
                && same(leaseExpiresAt, job.lease().expiresAt())
                && same(verifyBy, job.proof().verifyBy())
                && (!unresolved || status.failed());
    }

    /** PostgreSQL keeps microseconds. */
    private static boolean same(@Nullable Instant column, @Nullable Instant body) {
        if (column == null) {
            return body == null;
        }
        return body != null && Duration.between(column, body).abs().compareTo(Duration.ofNanos(1000)) <= 0;
    }

    /** The body is not to be believed: at least it is not taken for another job, or an older version. */
    private Job asItsRowSays(Job job) {
        JobOrder order = job.order();
        return new Job(
                new JobOrder(
                        new JobId(jobId),
                        new HostId(hostId),
                        order.fqdn(),
                        order.pools(),
                        new RolloutId(rolloutId),
                        attempt,
                        order.work(),
                        order.planningScanId(),
                        order.plannedAt(),
                        order.simulated()),
                new JobVersion(sequence, job.version().changedAt()),
                job.standing().in(status, job.reason(), job.version().changedAt()),
                job.lease(),
                job.steps(),
                job.proof());
    }
}
