package dev.mainstay.patch.job.store;

import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.StoredJson;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.signing.Seals;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Timeouts;

/**
 * The table {@code job}, written. Reading without changing is in {@link JobLookupStore}. A row is loaded only with its lock, so what
 * Hibernate holds of it is what is there.
 */
@ApplicationScoped
class JobStore implements PanacheRepositoryBase<JobEntity, UUID> {

    /** Nothing where the host has an open job: the index says so, and names it would have to be told apart from. */
    private static final String INSERT = """
            insert into JobEntity
                   (jobId, sequence, hostId, rolloutId, status, attempt, orderFingerprint, plannedAt, pools, unresolved,
                    body, seal)
            values (:jobId, :sequence, :hostId, :rolloutId, :status, :attempt, :fingerprint, :plannedAt, :pools, false,
                    :body, :seal)
            on conflict do nothing
            """;

    private final Seals seals;
    private final UnreadableJobs unreadable;

    JobStore(Seals seals, UnreadableJobs unreadable) {
        this.seals = seals;
        this.unreadable = unreadable;
    }

    /** Adds the jobs whose host has no open job; returns the ids of those added. */
    Set<JobId> add(List<Job> jobs) {
        Set<JobId> added = new HashSet<>();
        for (Job job : jobs) {
            JobOrder order = job.order();
            String body = StoredJson.write(job);
            int rows = getEntityManager()
                    .createQuery(INSERT)
                    .setParameter("jobId", order.jobId().value())
                    .setParameter("sequence", job.version().sequence())
                    .setParameter("hostId", order.hostId().value())
                    .setParameter("rolloutId", order.rolloutId().value())
                    .setParameter("status", job.status())
                    .setParameter("attempt", order.attempt())
                    .setParameter("fingerprint", order.fingerprint())
                    .setParameter("plannedAt", order.plannedAt())
                    .setParameter("pools", JobLookupStore.between(order.pools()))
                    .setParameter("body", body)
                    .setParameter("seal", seals.of(Seals.Kind.JOB, body))
                    .executeUpdate();
            if (rows == 1) {
                added.add(order.jobId());
            }
        }
        return added;
    }

    /** Reads the job and holds it until the transaction ends. */
    Optional<Job> locked(JobId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(row -> unreadable.read(row.row()));
    }

    /** Reads the host's open job and holds it until the transaction ends. */
    Optional<SealedJob> lockedOpen(HostId host) {
        return find("hostId = :host and status in :open", Map.of("host", host.value(), "open", JobStatus.OPEN))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(row -> row.sealed(unreadable.read(row.row()), seals));
    }

    /** Ends a job whose row, which {@link #lockedOpen} holds, is not as this service wrote it. */
    void end(Job after) {
        findById(after.order().jobId().value()).endBroken(after);
    }

    /**
     * Writes the next state of a job that {@link #locked} gave. One that has ended stays as it ended; what may be added is what
     * a person found on its host.
     *
     * @throws IllegalStateException if the row has ended otherwise or is not at that version: a bug, as the row is locked
     */
    void save(Job before, Job after) {
        JobEntity row = findById(after.order().jobId().value(), LockModeType.PESSIMISTIC_WRITE);
        boolean stays = row.status == before.status() && row.status == after.status();
        if (row.sequence != before.version().sequence() || (row.status.ended() && !stays)) {
            throw new IllegalStateException("Job " + before.order().jobId() + " is not open at version "
                    + before.version().sequence() + " any more");
        }
        row.become(after, seals);
        unreadable.readable(row.jobId);
    }

    /** The host is well again: none of its failed jobs stands against it. Returns how many did. */
    int resolve(HostId host) {
        return update("unresolved = false where hostId = :host and unresolved = true", Map.of("host", host.value()));
    }

    /** One failed job no longer stands against its host. */
    void resolve(JobId id) {
        update("unresolved = false where jobId = :id", Map.of("id", id.value()));
    }

    /** Notes why a waiting job is held, without a new version: the reason lies beside the job. */
    void hold(JobId id, String code, String message) {
        update(
                "holdCode = :code, holdMessage = :message"
                        + " where jobId = :id and (holdCode is distinct from :code or holdMessage is distinct from :message)",
                Map.of("id", id.value(), "code", code, "message", message));
    }

    /** Up to {@code limit} jobs after one whose lease ran out, by id and held; those somebody else holds are left to them. */
    List<JobId> leasesExpired(Instant now, JobId after, int limit) {
        return free(
                find(
                        "leaseExpiresAt <= :now and jobId > :after order by jobId",
                        Map.of("now", now, "after", after.value())),
                limit);
    }

    /** Likewise for jobs whose proof is overdue. */
    List<JobId> proofsOverdue(Instant now, JobId after, int limit) {
        return free(
                find(
                        "status = :verifying and verifyBy <= :now and jobId > :after order by jobId",
                        Map.of("now", now, "after", after.value(), "verifying", JobStatus.VERIFYING)),
                limit);
    }

    /** Likewise for jobs that were planned before an instant and are not begun. */
    List<JobId> waitingSince(Instant before, JobId after, int limit) {
        return free(
                find(
                        "status in :waiting and plannedAt <= :before and jobId > :after order by jobId",
                        Map.of("before", before, "after", after.value(), "waiting", JobStatus.NOT_BEGUN)),
                limit);
    }

    /** Likewise for jobs of a rollout in one of the statuses. */
    List<JobId> ofRollout(RolloutId rollout, Collection<JobStatus> statuses) {
        return free(
                find(
                        "rolloutId = :rollout and status in :statuses order by jobId",
                        Map.of("rollout", rollout.value(), "statuses", statuses)),
                Integer.MAX_VALUE);
    }

    private static List<JobId> free(PanacheQuery<JobEntity> query, int limit) {
        return query
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .page(0, limit)
                .stream()
                .map(row -> new JobId(row.jobId))
                .toList();
    }
}
