package dev.mainstay.patch.job.store;

import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Placed;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.StoredJson;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.rollout.RolloutFailures;
import dev.mainstay.patch.signing.Seals;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code job}, read. */
@ApplicationScoped
class JobLookupStore implements PanacheRepositoryBase<JobEntity, UUID> {

    private final Seals seals;

    JobLookupStore(Seals seals) {
        this.seals = seals;
    }

    /** Whether the job's row is as this service wrote it. */
    boolean asWritten(JobId id) {
        return find("jobId", id.value()).stream().anyMatch(row -> {
            getEntityManager().detach(row);
            return row.sealed(seals).seal() == SealedJob.Seal.GOOD;
        });
    }

    Optional<HeldJob> job(JobId id) {
        return find("jobId", id.value()).stream().map(this::read).findFirst();
    }

    List<Job> jobs(Collection<UUID> ids) {
        return list("jobId in ?1 order by jobId", ids).stream()
                .map(entity -> read(entity).job())
                .toList();
    }

    /** Ids of jobs in their order. */
    List<UUID> idsAfter(UUID after, int most) {
        return getEntityManager()
                .createQuery("select j.jobId from JobEntity j where j.jobId > ?1 order by j.jobId", UUID.class)
                .setParameter(1, after)
                .setMaxResults(most)
                .getResultList();
    }

    List<HeldJob> in(Collection<JobStatus> statuses) {
        return list("status in ?1 order by jobId", statuses).stream()
                .map(this::read)
                .toList();
    }

    /** The open jobs of the hosts that stand in one of the statuses. */
    List<Job> in(Collection<JobStatus> statuses, Collection<HostId> hosts) {
        return list("status in ?1 and hostId in ?2 order by jobId", statuses, values(hosts)).stream()
                .map(entity -> read(entity).job())
                .toList();
    }

    /** Hosts and statuses of the open jobs. */
    Map<HostId, JobStatus> open() {
        Map<HostId, JobStatus> open = new TreeMap<>();
        rows("select j.hostId, j.status from JobEntity j where j.status in ?1", JobStatus.OPEN)
                .forEach(row -> open.put(new HostId(row.get(0, UUID.class)), row.get(1, JobStatus.class)));
        return open;
    }

    /** Those of the hosts that have an open job. */
    Set<HostId> withOpenJob(Collection<HostId> hosts) {
        Set<HostId> busy = new HashSet<>();
        getEntityManager()
                .createQuery("select j.hostId from JobEntity j where j.status in ?1 and j.hostId in ?2", UUID.class)
                .setParameter(1, JobStatus.OPEN)
                .setParameter(2, values(hosts))
                .getResultList()
                .forEach(id -> busy.add(new HostId(id)));
        return busy;
    }

    /** Hosts that a failed job left in doubt. */
    Set<HostId> unresolved() {
        Set<HostId> hosts = new HashSet<>();
        getEntityManager()
                .createQuery("select distinct j.hostId from JobEntity j where j.unresolved = true", UUID.class)
                .getResultList()
                .forEach(id -> hosts.add(new HostId(id)));
        return hosts;
    }

    /** The failed jobs that stand against the hosts. */
    List<Job> unresolved(Collection<HostId> hosts) {
        return list("unresolved = true and hostId in ?1 order by jobId", values(hosts)).stream()
                .map(entity -> read(entity).job())
                .toList();
    }

    /** The jobs of a rollout on the hosts, of every order and attempt that has ended. */
    List<Job> endedOf(RolloutId rollout, Collection<HostId> hosts, Collection<String> fingerprints) {
        return list(
                        "rolloutId = ?1 and hostId in ?2 and orderFingerprint in ?3 and status in ?4 order by attempt",
                        rollout.value(),
                        values(hosts),
                        fingerprints,
                        JobStatus.ENDED)
                .stream()
                .map(entity -> read(entity).job())
                .toList();
    }

    Map<String, Integer> tally(RolloutId rollout) {
        Map<String, Integer> tally = new TreeMap<>();
        rows("select j.status, count(j) from JobEntity j where j.rolloutId = ?1 group by j.status", rollout.value())
                .forEach(row -> tally.put(
                        row.get(0, JobStatus.class).name(),
                        row.get(1, Long.class).intValue()));
        return tally;
    }

    /** How many hosts of the rollout have an unresolved failure or a lost job. */
    RolloutFailures failures(RolloutId rollout) {
        Tuple counted = getEntityManager()
                .createQuery("""
                        select count(distinct case when j.unresolved = true then j.hostId end),
                               count(distinct case when j.status = ?2 then j.hostId end),
                               count(distinct j.hostId)
                          from JobEntity j
                         where j.rolloutId = ?1 and (j.unresolved = true or j.status = ?2)
                        """, Tuple.class)
                .setParameter(1, rollout.value())
                .setParameter(2, JobStatus.LOST)
                .getSingleResult();
        return new RolloutFailures(
                counted.get(0, Long.class).intValue(),
                counted.get(1, Long.class).intValue(),
                counted.get(2, Long.class).intValue());
    }

    /** Jobs after a place, the newest first. */
    List<Placed<HeldJob>> page(JobFilter filter, @Nullable Cursor after, int most) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>();
        if (filter.hostId() != null) {
            conditions.add("hostId = :host");
            parameters.put("host", filter.hostId());
        }
        if (filter.pool() != null) {
            conditions.add(
                    "cast(sql('jsonb_exists(cast(? as jsonb) -> ''order'' -> ''pools'', ?)', body, :pool) as Boolean) = true");
            parameters.put("pool", filter.pool().toLowerCase(Locale.ROOT));
        }
        if (filter.rolloutId() != null) {
            conditions.add("rolloutId = :rollout");
            parameters.put("rollout", filter.rolloutId());
        }
        if (!filter.statuses().isEmpty()) {
            conditions.add("status in :statuses");
            parameters.put("statuses", filter.statuses());
        }
        if (filter.from() != null) {
            conditions.add("plannedAt >= :from");
            parameters.put("from", filter.from());
        }
        if (filter.until() != null) {
            conditions.add("plannedAt < :until");
            parameters.put("until", filter.until());
        }
        if (after != null) {
            conditions.add("(plannedAt < :at or plannedAt = :at and jobId < :id)");
            parameters.put("at", after.instant(0));
            parameters.put("id", after.uuid(1));
        }
        return find(String.join(" and ", conditions) + " order by plannedAt desc, jobId desc", parameters)
                .range(0, most - 1)
                .stream()
                .map(entity -> new Placed<>(Cursor.after(entity.plannedAt, entity.jobId), read(entity)))
                .toList();
    }

    private List<Tuple> rows(String query, Object argument) {
        return getEntityManager()
                .createQuery(query, Tuple.class)
                .setParameter(1, argument)
                .getResultList();
    }

    private static List<UUID> values(Collection<HostId> hosts) {
        return hosts.stream().map(HostId::value).toList();
    }

    /** Detached at once: rows change by SQL, so what Hibernate remembers would be stale. */
    private HeldJob read(JobEntity entity) {
        getEntityManager().detach(entity);
        return new HeldJob(StoredJson.read(entity.body, Job.class), entity.holdCode, entity.holdMessage);
    }
}
