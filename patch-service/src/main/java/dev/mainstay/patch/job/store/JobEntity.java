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
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code job}: the job as JSON, beside it what is searched for. Only what changed is written, as {@code unresolved} and what
 * holds a job change by themselves. Loaded only to be changed, with its row locked: what is read elsewhere are columns.
 */
@Entity
@Table(name = "job")
@DynamicUpdate
class JobEntity {

    private static final String BROKEN = "broken";

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

    /** FQDNs of the host's pools when planned, each between two bars: jobs of a pool are looked for. */
    @Column(name = "pools")
    String pools;

    @Column(name = "lease_expires_at")
    @Nullable
    Instant leaseExpiresAt;

    @Column(name = "verify_by")
    @Nullable
    Instant verifyBy;

    @Column(name = "unresolved")
    boolean unresolved;

    @Column(name = "hold_code")
    @Nullable
    String holdCode;

    @Column(name = "hold_message")
    @Nullable
    String holdMessage;

    /** The Job as JSON, letter for letter as it was sealed. */
    @Column(name = "body")
    String body;

    /** That of the body; null in rows that this service did not write. */
    @Column(name = "seal")
    @Nullable
    String seal;

    JobRow row() {
        return new JobRow(jobId, sequence, hostId, rolloutId, status, attempt, plannedAt, leaseExpiresAt, body);
    }

    /** The job as it was read from the row, and whether this service wrote the row. */
    SealedJob sealed(Job job, Seals seals) {
        if (job.unreadable()) {
            return new SealedJob(job, SealedJob.Seal.BROKEN);
        }
        if (seal == null) {
            return new SealedJob(asItsRowSays(job), SealedJob.Seal.NONE);
        }
        boolean good = asSealed(seals);
        return good && columnsAsWritten(job)
                ? new SealedJob(job, SealedJob.Seal.GOOD)
                : new SealedJob(
                        good && jobId.equals(job.order().jobId().value()) ? job : asItsRowSays(job),
                        SealedJob.Seal.BROKEN);
    }

    /** Becomes the next version. A body that somebody else changed gets no good seal again. */
    void become(Job next, Seals seals) {
        boolean asSealed = asSealed(seals);
        write(next);
        seal = asSealed ? seals.of(Seals.Kind.JOB, body) : seal == null ? null : BROKEN;
    }

    /** Becomes what it ends as, whatever was changed beside this service. */
    void endBroken(Job ended) {
        write(ended);
        verifyBy = null;
        seal = BROKEN;
    }

    private void write(Job next) {
        sequence = next.version().sequence();
        body = StoredJson.write(next);
        if (status == next.status() && status.ended()) {
            return; // What a person found on its host is noted; all else stays as it ended.
        }
        status = next.status();
        leaseExpiresAt = next.lease().expiresAt();
        verifyBy = next.proof().verifyBy();
        unresolved = status.failed();
        if (!status.waiting()) {
            holdCode = null;
            holdMessage = null;
        }
    }

    private boolean asSealed(Seals seals) {
        return seals.good(seal, Seals.Kind.JOB, body);
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
