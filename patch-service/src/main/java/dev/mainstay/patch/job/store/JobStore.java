package dev.mainstay.patch.job.store;

import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.StoredJson;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.signing.Seals;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The table {@code job}, written. Reading without changing is in {@link JobLookupStore}. */
@ApplicationScoped
public class JobStore implements PanacheRepositoryBase<JobEntity, UUID> {

    private static final String INSERT = """
            insert into job (job_id, sequence, host_id, rollout_id, status, attempt, order_fingerprint, planned_at, body, seal)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (host_id)
               where status not in ('SUCCEEDED', 'FAILED', 'VERIFY_FAILED', 'CANCELLED', 'EXPIRED')
               do nothing
            returning job_id
            """;

    /**
     * Refuses by itself to touch a job that has ended, and to overwrite what somebody else changed. A row whose body somebody else
     * changed gets no good seal again: what was read from it is held against the seal that it has.
     */
    private static final String UPDATE = """
            update job
               set sequence = ?, status = ?, lease_expires_at = ?, verify_by = ?, unresolved = ?, body = ?,
                   seal = case when seal = ? then ? when seal is not null then 'broken' end,
                   hold_code = case when ? then hold_code end, hold_message = case when ? then hold_message end
             where job_id = ? and sequence = ?
               and status not in ('SUCCEEDED', 'FAILED', 'VERIFY_FAILED', 'CANCELLED', 'EXPIRED')
            """;

    private final Seals seals;

    JobStore(Seals seals) {
        this.seals = seals;
    }

    /** Adds the jobs whose host has no open job; returns the ids of those added. */
    Set<JobId> add(List<Job> jobs) {
        return session().doReturningWork(connection -> {
            Set<JobId> added = new HashSet<>();
            for (Job job : jobs) {
                if (insert(connection, job)) {
                    added.add(job.order().jobId());
                }
            }
            return added;
        });
    }

    /** Reads the job and holds it until the transaction ends. */
    public Optional<Job> locked(JobId id) {
        return one(find("jobId", id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list());
    }

    /** Reads the host's open job and holds it until the transaction ends. */
    public Optional<SealedJob> lockedOpen(HostId host) {
        return find("hostId = ?1 and status in ?2", host.value(), JobStatus.OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .stream()
                .findFirst()
                .map(entity -> {
                    getEntityManager().detach(entity);
                    return entity.sealed(seals);
                });
    }

    /** Ends a job whose row, which {@link #lockedOpen} holds, is not as this service wrote it. */
    void end(Job after) {
        getEntityManager()
                .createNativeQuery("""
                        update job set sequence = ?2, status = ?3, lease_expires_at = null, verify_by = null, unresolved = ?4,
                                       body = ?5, seal = 'broken', hold_code = null, hold_message = null
                         where job_id = ?1
                        """)
                .setParameter(1, after.order().jobId().value())
                .setParameter(2, after.version().sequence())
                .setParameter(3, after.status().name())
                .setParameter(4, after.status().failed())
                .setParameter(5, StoredJson.write(after))
                .executeUpdate();
    }

    /**
     * Writes the next state of a job that {@link #locked} gave. One that has ended stays as it ended; what may be added is what
     * a person found on its host.
     *
     * @throws IllegalStateException if the row has ended otherwise or is not at that version: a bug, as the row is locked
     */
    void save(Job before, Job after) {
        if (before.status().ended() && before.status() == after.status()) {
            note(before, after);
        } else {
            move(before, after);
        }
    }

    private void note(Job before, Job after) {
        String body = StoredJson.write(after);
        int noted = getEntityManager()
                .createNativeQuery("""
                        update job set sequence = ?3, body = ?4,
                               seal = case when seal = ?6 then ?7 when seal is not null then 'broken' end
                         where job_id = ?1 and sequence = ?2 and status = ?5
                        """)
                .setParameter(1, after.order().jobId().value())
                .setParameter(2, before.version().sequence())
                .setParameter(3, after.version().sequence())
                .setParameter(4, body)
                .setParameter(5, before.status().name())
                .setParameter(6, seals.of(before))
                .setParameter(7, seals.of(Job.class, body))
                .executeUpdate();
        if (noted != 1) {
            throw moved(before);
        }
    }

    private static IllegalStateException moved(Job before) {
        return new IllegalStateException("Job " + before.order().jobId() + " is not open at version "
                + before.version().sequence() + " any more");
    }

    private void move(Job before, Job after) {
        session().doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
                statement.setLong(1, after.version().sequence());
                statement.setString(2, after.status().name());
                statement.setTimestamp(3, timestamp(after.lease().expiresAt()));
                statement.setTimestamp(4, timestamp(after.proof().verifyBy()));
                statement.setBoolean(5, after.status().failed());
                String body = StoredJson.write(after);
                statement.setString(6, body);
                statement.setString(7, seals.of(before));
                statement.setString(8, seals.of(Job.class, body));
                statement.setBoolean(9, after.status().waiting());
                statement.setBoolean(10, after.status().waiting());
                statement.setObject(11, after.order().jobId().value());
                statement.setLong(12, before.version().sequence());
                if (statement.executeUpdate() != 1) {
                    throw moved(before);
                }
            }
        });
    }

    /** The host is well again: none of its failed jobs stands against it. Returns how many did. */
    int resolve(HostId host) {
        return getEntityManager()
                .createNativeQuery("update job set unresolved = false where host_id = ?1 and unresolved")
                .setParameter(1, host.value())
                .executeUpdate();
    }

    /** One failed job no longer stands against its host. */
    void resolve(JobId id) {
        getEntityManager()
                .createNativeQuery("update job set unresolved = false where job_id = ?1")
                .setParameter(1, id.value())
                .executeUpdate();
    }

    /** Notes why a waiting job is held, without a new version: the reason lies beside the job. */
    void hold(JobId id, @Nullable String code, @Nullable String message) {
        getEntityManager()
                .createNativeQuery("""
                        update job set hold_code = ?2, hold_message = ?3
                         where job_id = ?1 and (hold_code is distinct from ?2 or hold_message is distinct from ?3)
                        """)
                .setParameter(1, id.value())
                .setParameter(2, code)
                .setParameter(3, message)
                .executeUpdate();
    }

    /** The next fence of the host: higher than any before. */
    public long nextFence(HostId host) {
        Object fence = getEntityManager()
                .createNativeQuery("""
                        insert into host_fence (host_id, fence) values (?1, 1)
                        on conflict (host_id) do update set fence = host_fence.fence + 1
                        returning fence
                        """)
                .setParameter(1, host.value())
                .getSingleResult();
        return ((Number) fence).longValue();
    }

    /** Up to {@code limit} jobs whose lease ran out, held; those somebody else holds are left to them. */
    List<JobId> leasesExpired(Instant now, int limit) {
        return ids("lease_expires_at <= ?1", now, limit);
    }

    /** Likewise for jobs whose proof is overdue. */
    List<JobId> proofsOverdue(Instant now, int limit) {
        return ids("status = 'VERIFYING' and verify_by <= ?1", now, limit);
    }

    /** Likewise for jobs that were planned before an instant and are not begun. */
    List<JobId> waitingSince(Instant before, int limit) {
        return ids("status in ('PLANNED', 'SCHEDULED', 'BLOCKED', 'READY') and planned_at <= ?1", before, limit);
    }

    /** Likewise for jobs of a rollout in one of the statuses. */
    List<JobId> ofRollout(RolloutId rollout, Collection<JobStatus> statuses) {
        String in = String.join("','", statuses.stream().map(JobStatus::name).toList());
        return ids("rollout_id = ?1 and status in ('" + in + "')", rollout.value(), Integer.MAX_VALUE);
    }

    private List<JobId> ids(String condition, Object argument, int limit) {
        EntityManager entityManager = getEntityManager();
        List<?> ids = entityManager
                .createNativeQuery(
                        "select job_id from job where " + condition
                                + " order by job_id limit ?2 for update skip locked",
                        UUID.class)
                .setParameter(1, argument)
                .setParameter(2, limit)
                .getResultList();
        return ids.stream().map(id -> new JobId((UUID) id)).toList();
    }

    /** Entities are detached at once: rows change by SQL, so what Hibernate remembers would be stale. */
    private Optional<Job> one(List<JobEntity> entities) {
        return entities.stream().findFirst().map(entity -> {
            getEntityManager().detach(entity);
            return StoredJson.read(entity.body, Job.class);
        });
    }

    private boolean insert(Connection connection, Job job) throws SQLException {
        JobOrder order = job.order();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, order.jobId().value());
            statement.setLong(2, job.version().sequence());
            statement.setObject(3, order.hostId().value());
            statement.setObject(4, order.rolloutId().value());
            statement.setString(5, job.status().name());
            statement.setInt(6, order.attempt());
            statement.setString(7, order.fingerprint());
            statement.setTimestamp(8, Timestamp.from(order.plannedAt()));
            String body = StoredJson.write(job);
            statement.setString(9, body);
            statement.setString(10, seals.of(Job.class, body));
            try (ResultSet added = statement.executeQuery()) {
                return added.next();
            }
        }
    }

    private Session session() {
        return getEntityManager().unwrap(Session.class);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
