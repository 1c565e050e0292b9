package dev.mainstay.patch.job.store;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.JobDecision;
import dev.mainstay.patch.job.JobDecision.Accepted;
import dev.mainstay.patch.job.JobMachine;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.JobTimes;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.scan.LatestScans;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The jobs: every change of one is decided, written and published by {@link #apply}, which returns what was decided. */
@ApplicationScoped
@Transactional
public class Jobs {

    /** Rows of a kind that are taken into one transaction. */
    public static final int SWEPT_AT_ONCE = 100;

    private final JobStore store;
    private final JobLookupStore lookup;
    private final JobEvents events;
    private final Event<JobChanged> changed;
    private final LatestScans latestScans;
    private final RolloutTouches touches;
    private final JobMachine machine;
    private final MeterRegistry meters;
    private final Clock clock;

    Jobs(
            JobStore store,
            JobLookupStore lookup,
            JobEvents events,
            Event<JobChanged> changed,
            LatestScans latestScans,
            RolloutTouches touches,
            JobConfig config,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.lookup = lookup;
        this.events = events;
        this.changed = changed;
        this.latestScans = latestScans;
        this.touches = touches;
        this.machine = new JobMachine(new JobTimes(config.lease(), config.rebootTimeout(), config.verifyWithin()));
        this.meters = meters;
        this.clock = clock;
        // There from the start, so that the first one is seen as an increase.
        Arrays.stream(JobStatus.values()).forEach(this::counter);
    }

    /**
     * Plans the orders whose host has no open job, and schedules them at once: windows, rings and soak times will come
     * between the two. Give the orders sorted by host, so that two transactions cannot wait for each other.
     */
    public List<Job> plan(List<JobOrder> orders) {
        List<Job> versions = new ArrayList<>();
        List<Job> scheduled = new ArrayList<>();
        for (JobOrder order : numbered(orders)) {
            Job planned = Job.planned(order);
            if (machine.decide(planned, new JobCommand.Schedule(), order.plannedAt())
                    instanceof Accepted(Job next, boolean announced)) {
                versions.add(planned);
                versions.add(next);
                scheduled.add(next);
            }
        }
        Set<JobId> added = store.add(scheduled);
        events.announce(versions.stream()
                .filter(job -> added.contains(job.order().jobId()))
                .toList());
        List<Job> kept = scheduled.stream()
                .filter(job -> added.contains(job.order().jobId()))
                .toList();
        kept.forEach(this::tell);
        return kept;
    }

    /** Each the next attempt of its rollout at that work on that host: attempts are counted here and nowhere else. */
    private List<JobOrder> numbered(List<JobOrder> orders) {
        Map<RolloutId, Map<HostId, Map<String, Integer>>> before = new HashMap<>();
        orders.stream()
                .collect(Collectors.groupingBy(JobOrder::rolloutId))
                .forEach((rollout, of) -> before.put(
                        rollout,
                        lookup.attempts(
                                rollout,
                                of.stream().map(JobOrder::hostId).toList(),
                                of.stream().map(JobOrder::fingerprint).collect(Collectors.toSet()))));
        return orders.stream()
                .map(order -> order.numbered(1
                        + before.getOrDefault(order.rolloutId(), Map.of())
                                .getOrDefault(order.hostId(), Map.of())
                                .getOrDefault(order.fingerprint(), 0)))
                .toList();
    }

    /** Reads the job and holds it until the transaction ends. */
    public Optional<Job> held(JobId id) {
        return store.locked(id);
    }

    /** Reads the host's open job and holds it until the transaction ends. */
    public Optional<SealedJob> heldOpen(HostId host) {
        return store.lockedOpen(host);
    }

    /** Decides for a job whose row is held, and writes what was decided. What else follows is for the caller to see to. */
    public JobDecision apply(Job job, JobCommand command) {
        JobDecision decision = machine.decide(job, command, clock.instant());
        if (decision instanceof Accepted(Job next, boolean announced)) {
            store.save(job, next);
            if (announced) {
                events.announce(List.of(next));
            }
            if (next.status() != job.status()) {
                reached(next);
            }
        }
        return decision;
    }

    /**
     * Ends a job that must not be signed, as its row is not what this service wrote there. What is published of it is what the row
     * says, with the reason. Returns what it ended as; empty where it cannot end.
     */
    public Optional<Job> end(Job altered, Reason reason) {
        if (machine.decide(altered, new JobCommand.Annul(reason), clock.instant())
                instanceof Accepted(Job next, boolean announced)) {
            store.end(next);
            events.announce(List.of(next));
            reached(next);
            return Optional.of(next);
        }
        return Optional.empty();
    }

    /** Notes why a waiting job is held, for people to see; that is no new version of the job. */
    public void hold(JobId id, String code, String message) {
        store.hold(id, code, message);
    }

    /**
     * Clears the hosts of jobs that left them as they were, once they have been scanned since.
     *
     * @param hosts of which something new is known
     * @param known what is known of hosts; asked only about those with such a job, which are few
     */
    public void clear(Collection<HostId> hosts, Function<Collection<HostId>, Map<HostId, HostSnapshot>> known) {
        List<Job> standing = hosts.isEmpty()
                ? List.of()
                : lookup.unresolved(hosts).stream().filter(Job::failedUntouched).toList();
        if (standing.isEmpty()) {
            return;
        }
        List<HostId> left = standing.stream().map(job -> job.order().hostId()).toList();
        Map<HostId, HostSnapshot> snapshots = known.apply(left);
        Map<HostId, ScanSnapshot> scans = latestScans.latest(left);
        for (Job job : standing) {
            HostSnapshot host = snapshots.get(job.order().hostId());
            Instant lastScanAt = host == null ? null : host.lastScanAt();
            if (job.clearedBy(lastScanAt, scans.get(job.order().hostId()))) {
                resolve(job);
            }
        }
    }

    /** An ended job no longer stands against its host. */
    public void resolve(Job ended) {
        store.resolve(ended.order().jobId());
        changed.fire(new JobChanged());
    }

    /** A person found the host well: none of its failed jobs stands against it. */
    public void resolve(HostId host) {
        store.resolve(host);
        changed.fire(new JobChanged());
    }

    /** The host is another machine, or has another Windows: what failed on the former says nothing of it. */
    public void startAnew(HostId host) {
        store.resolve(host);
    }

    /**
     * The next {@value #SWEPT_AT_ONCE} jobs, by id, whose leases ran out by then, held; likewise the others. Those somebody else holds
     * are left to them.
     *
     * @param after the job behind which they begin
     */
    public List<JobId> leasesExpired(Instant now, JobId after) {
        return store.leasesExpired(now, after, SWEPT_AT_ONCE);
    }

    public List<JobId> proofsOverdue(Instant now, JobId after) {
        return store.proofsOverdue(now, after, SWEPT_AT_ONCE);
    }

    /** Planned before an instant and not begun. */
    public List<JobId> waitingSince(Instant before, JobId after) {
        return store.waitingSince(before, after, SWEPT_AT_ONCE);
    }

    /** The rollout's jobs in one of the statuses, held; rows being leased just now are let go. */
    public List<JobId> ofRollout(RolloutId rollout, Collection<JobStatus> statuses) {
        return store.ofRollout(rollout, statuses);
    }

    private void reached(Job job) {
        counter(job.status()).increment();
        if (job.status() == JobStatus.SUCCEEDED) {
            store.resolve(job.order().hostId());
        }
        tell(job);
    }

    private Counter counter(JobStatus status) {
        return Counter.builder("patch.jobs.reached")
                .tag("status", status.name())
                .description("Jobs that came to a status")
                .register(meters);
    }

    private void tell(Job job) {
        touches.touch(job.order().rolloutId());
        changed.fire(new JobChanged());
    }
}
