package dev.mainstay.patch.job.store;

import dev.mainstay.events.Scope;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Placed;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.signing.Seals;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.jpa.AvailableHints;
import org.jspecify.annotations.Nullable;

/** The table {@code job}, read. */
@ApplicationScoped
class JobLookupStore implements PanacheRepositoryBase<JobEntity, UUID> {

    /** Rows that lie in memory at once while they are read one by one. */
    private static final int FETCHED_AT_ONCE = 100;

    private final Seals seals;
    private final UnreadableJobs unreadable;

    JobLookupStore(Seals seals, UnreadableJobs unreadable) {
        this.seals = seals;
        this.unreadable = unreadable;
    }

    /** Names as a column has them in which each is looked for: each between two bars. */
    static String between(Collection<String> names) {
        return names.stream().map(name -> "|" + name + "|").collect(Collectors.joining());
    }

    /** Whether the job's row is as this service wrote it. */
    boolean asWritten(JobId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .filter(row -> row.sealed(unreadable.read(row.row()), seals).seal() == SealedJob.Seal.GOOD)
                .isPresent();
    }

    Optional<HeldJob> job(JobId id) {
        return held("jobId = :id", Map.of("id", id.value())).stream().findFirst();
    }

    /** Those of the jobs that can be read. */
    List<Job> jobs(Collection<UUID> ids) {
        return bodies("jobId in :ids order by jobId", Map.of("ids", ids)).stream()
                .filter(job -> !job.unreadable())
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

    /** The jobs that are not begun; only one whole job is in memory at a time. */
    List<NotBegunJob> notBegun() {
        return rows(
                "status in :statuses order by jobId",
                Map.of("statuses", JobStatus.NOT_BEGUN),
                Integer.MAX_VALUE,
                row -> NotBegunJob.of(unreadable.read(row(row))));
    }

    /** The open jobs of the hosts that stand in one of the statuses. */
    List<Job> in(Collection<JobStatus> statuses, Collection<HostId> hosts) {
        return bodies(
                "status in :statuses and hostId in :hosts order by jobId",
                Map.of("statuses", statuses, "hosts", values(hosts)));
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
        return bodies("unresolved = true and hostId in :hosts order by jobId", Map.of("hosts", values(hosts)));
    }

    /** The jobs of a rollout on the hosts, of every order and attempt that has ended. */
    List<EndedJob> endedOf(RolloutId rollout, Collection<HostId> hosts, Collection<String> fingerprints) {
        return rows(
                "rolloutId = :rollout and hostId in :hosts and orderFingerprint in :orders and status in :ended"
                        + " order by attempt",
                Map.of(
                        "rollout",
                        rollout.value(),
                        "hosts",
                        values(hosts),
                        "orders",
                        fingerprints,
                        "ended",
                        JobStatus.ENDED),
                Integer.MAX_VALUE,
                row -> new EndedJob(
                        new HostId(row.get("hostId", UUID.class)),
                        row.get("fingerprint", String.class),
                        unreadable.read(row(row))));
    }

    /** How often each of the orders was given before, of those that were: the last attempt of its rollout on its host. */
    Map<HostId, Map<String, Integer>> attempts(RolloutId rollout, Collection<HostId> hosts, Collection<String> orders) {
        Map<HostId, Map<String, Integer>> attempts = new HashMap<>();
        getEntityManager()
                .createQuery("""
                        select j.hostId, j.orderFingerprint, max(j.attempt) from JobEntity j
                         where j.rolloutId = :rollout and j.hostId in :hosts and j.orderFingerprint in :orders
                         group by j.hostId, j.orderFingerprint
                        """, Tuple.class)
                .setParameter("rollout", rollout.value())
                .setParameter("hosts", values(hosts))
                .setParameter("orders", orders)
                .getResultList()
                .forEach(row -> attempts.computeIfAbsent(new HostId(row.get(0, UUID.class)), host -> new HashMap<>())
                        .put(row.get(1, String.class), row.get(2, Integer.class)));
        return attempts;
    }

    /** The jobs of which something has to be heard in time. */
    List<JobId> awaited() {
        return getEntityManager()
                .createQuery("""
                        select j.jobId from JobEntity j
                         where j.leaseExpiresAt is not null or j.status = :verifying order by j.jobId
                        """, UUID.class)
                .setParameter("verifying", JobStatus.VERIFYING)
                .getResultList()
                .stream()
                .map(JobId::new)
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
            conditions.add("locate(:pool, pools) > 0");
            parameters.put("pool", between(List.of(Scope.name(filter.pool()))));
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
        return rows(
                String.join(" and ", conditions) + " order by plannedAt desc, jobId desc",
                parameters,
                most,
                row -> new Placed<>(
                        Cursor.after(row.get("plannedAt", Instant.class), row.get("jobId", UUID.class)), held(row)));
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

    private List<Job> bodies(String condition, Map<String, Object> parameters) {
        return held(condition, parameters).stream().map(HeldJob::job).toList();
    }

    private List<HeldJob> held(String condition, Map<String, Object> parameters) {
        return rows(condition, parameters, Integer.MAX_VALUE, this::held);
    }

    /** Columns, not entities: those are of jobs whose rows are held. Read one by one, as a body may be of some size. */
    private <T> List<T> rows(String condition, Map<String, Object> parameters, int most, Function<Tuple, T> reader) {
        TypedQuery<Tuple> query = getEntityManager()
                .createQuery("""
                        select jobId as jobId, sequence as sequence, hostId as hostId, rolloutId as rolloutId,
                               status as status, attempt as attempt, plannedAt as plannedAt,
                               leaseExpiresAt as leaseExpiresAt, body as body, orderFingerprint as fingerprint,
                               holdCode as holdCode, holdMessage as holdMessage
                          from JobEntity where\s""" + condition, Tuple.class)
                .setHint(AvailableHints.HINT_FETCH_SIZE, FETCHED_AT_ONCE)
                .setMaxResults(most);
        parameters.forEach(query::setParameter);
        try (Stream<Tuple> rows = query.getResultStream()) {
            return rows.map(reader).toList();
        }
    }

    private HeldJob held(Tuple row) {
        return new HeldJob(
                unreadable.read(row(row)), row.get("holdCode", String.class), row.get("holdMessage", String.class));
    }

    private static JobRow row(Tuple row) {
        return new JobRow(
                row.get("jobId", UUID.class),
                row.get("sequence", Long.class),
                row.get("hostId", UUID.class),
                row.get("rolloutId", UUID.class),
                row.get("status", JobStatus.class),
                row.get("attempt", Integer.class),
                row.get("plannedAt", Instant.class),
                row.get("leaseExpiresAt", Instant.class),
                row.get("body", String.class));
    }
}
