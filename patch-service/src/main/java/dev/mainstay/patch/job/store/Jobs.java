package dev.mainstay.patch.job.store;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.JobCommand.Settlement;
import dev.mainstay.patch.job.JobDecision;
import dev.mainstay.patch.job.JobDecision.Accepted;
import dev.mainstay.patch.job.JobMachine;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.JobTimes;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.rollout.RolloutChanged;
import dev.mainstay.patch.rollout.RolloutCounts;
import dev.mainstay.patch.rollout.Rollouts;
import dev.mainstay.patch.scan.LatestScans;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The jobs: every change of one goes through {@link #apply}. */
@ApplicationScoped
@Transactional
public class Jobs {

    /** Ends of leases and proofs handled in one transaction. */
    private static final int SWEPT_AT_ONCE = 100;

    private final JobStore store;
    private final JobLookupStore lookup;
    private final JobEvents events;
    private final Event<JobChanged> changed;
    private final LatestScans latestScans;
    private final Rollouts rollouts;
    private final RolloutCounts counts;
    private final JobMachine machine;
    private final JobConfig config;
    private final MeterRegistry meters;
    private final Clock clock;

    Jobs(
            JobStore store,
            JobLookupStore lookup,
            JobEvents events,
            Event<JobChanged> changed,
            LatestScans latestScans,
            Rollouts rollouts,
            RolloutCounts counts,
            JobConfig config,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.lookup = lookup;
        this.events = events;
        this.changed = changed;
        this.latestScans = latestScans;
        this.rollouts = rollouts;
        this.counts = counts;
        this.machine = new JobMachine(new JobTimes(config.lease(), config.rebootTimeout(), config.verifyWithin()));
        this.config = config;
        this.meters = meters;
        this.clock = clock;
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

    /** Holds the job's row, decides, and writes what follows; empty when there is no such job. */
    public Optional<JobDecision> command(JobId id, JobCommand command) {
        return store.locked(id).map(job -> apply(job, command));
    }

    /** Decides for a job whose row is held, and writes what follows. */
    public JobDecision apply(Job job, JobCommand command) {
        JobDecision decision = machine.decide(job, command, clock.instant());
        if (decision instanceof Accepted(Job next, boolean announced)) {
            store.save(job, next);
            if (announced) {
                events.announce(List.of(next));
            }
            if (next.status() != job.status()) {
                reached(next, job.status());
            }
        }
        return decision;
    }

    /**
     * Ends a job that must not be signed, as its row is not what this service wrote there. What is published of it is what the row
     * says, with the reason.
     */
    public void end(Job altered, Reason reason) {
        if (machine.decide(altered, new JobCommand.Annul(reason), clock.instant())
                instanceof Accepted(Job next, boolean announced)) {
            store.end(next);
            events.announce(List.of(next));
            reached(next, altered.status());
        }
    }

    /** Notes why a waiting job is held, for people to see; that is no new version of the job. */
    public void hold(JobId id, String code, String message) {
        store.hold(id, code, message);
    }

    /**
     * Looks whether scans just taken prove the hosts' jobs that wait for it. Jobs that run are held and looked at too: a
     * result that is being taken at this moment cannot see these scans yet, so it has to be seen here.
     */
    public void verify(Collection<HostId> hosts) {
        List<Job> begun = lookup.in(JobStatus.BEGUN, hosts);
        Map<HostId, ScanSnapshot> scans = latestScans.latestComplete(
                begun.stream().map(job -> job.order().hostId()).toList());
        begun.forEach(job -> command(
                job.order().jobId(),
                new JobCommand.Verify(Optional.ofNullable(scans.get(job.order().hostId())))));
    }

    /** Cancels as a person wants it; what runs is only asked to stop. */
    public Optional<JobDecision> cancel(JobId id, @Nullable String by, String why) {
        return command(id, new JobCommand.Cancel(new Reason("cancelled", null, why), true, by));
    }

    /** Settles a lost job as a person found it; a failed one that is well again no longer holds its pools. */
    public Optional<JobDecision> settle(JobId id, Settlement outcome, @Nullable String by, String why) {
        return store.locked(id).map(job -> {
            JobDecision decision = apply(job, new JobCommand.Settle(outcome, by, why));
            if (job.status().failed() && outcome == Settlement.INSTALLED) {
                store.resolve(job.order().hostId());
                changed.fire(new JobChanged(job));
            }
            return decision;
        });
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
                store.resolve(job.order().jobId());
                changed.fire(new JobChanged(job));
            }
        }
    }

    /**
     * Takes back what an ended job that left its host as it was stands for: against its host, and, when nothing else halted it, for
     * the halt of its rollout.
     */
    public void takeBack(Job untouched) {
        RolloutId rollout = untouched.order().rolloutId();
        store.resolve(untouched.order().jobId());
        rollouts.noteRecovery(rollout, () -> lookup.failures(rollout));
    }

    /** The host is another machine, or has another Windows: what failed on the former says nothing of it. */
    public void startAnew(HostId host) {
        store.resolve(host);
    }

    /** Ends leases that ran out, proofs that did not come and waiting that took too long by then. Returns how many it saw. */
    public int sweep(Instant now) {
        List<JobId> leases = store.leasesExpired(now, SWEPT_AT_ONCE);
        leases.forEach(id -> command(id, new JobCommand.LeaseExpired()));
        List<JobId> proofs = store.proofsOverdue(now, SWEPT_AT_ONCE);
        proofs.forEach(id -> command(id, new JobCommand.VerifyOverdue()));
        List<JobId> waiting = store.waitingSince(now.minus(config.expireAfter()), SWEPT_AT_ONCE);
        Reason tooLong = new Reason("waited-too-long", null, "Not released within " + config.expireAfter());
        waiting.forEach(id -> command(id, new JobCommand.Expire(tooLong)));
        return leases.size() + proofs.size() + waiting.size();
    }

    /** A halted rollout takes back what is not begun; an ended one drops it. Rows being leased just now are let go. */
    void onRolloutChanged(@Observes RolloutChanged event) {
        RolloutId rollout = event.rollout().rolloutId();
        if (event.rollout().state() == RolloutState.HALTED) {
            Reason halted = new Reason("rollout-halted", null, "The rollout was halted");
            store.ofRollout(rollout, EnumSet.of(JobStatus.READY))
                    .forEach(id -> command(id, new JobCommand.Withdraw(halted)));
        }
        if (event.rollout().state() == RolloutState.ENDED) {
            Reason ended = new Reason("rollout-ended", null, "The rollout was ended");
            store.ofRollout(rollout, JobStatus.NOT_BEGUN).forEach(id -> command(id, new JobCommand.Cancel(ended)));
        }
    }

    private void reached(Job job, JobStatus before) {
        meters.counter("patch.jobs.reached", "status", job.status().name()).increment();
        RolloutId rollout = job.order().rolloutId();
        if (job.status() == JobStatus.SUCCEEDED) {
            store.resolve(job.order().hostId());
        }
        if (job.status().failed() || job.status() == JobStatus.LOST) {
            rollouts.noteFailures(rollout, () -> lookup.failures(rollout));
        }
        if (before == JobStatus.LOST) {
            rollouts.noteReturn(rollout, () -> lookup.failures(rollout));
        }
        tell(job);
    }

    private void tell(Job job) {
        counts.touch(job.order().rolloutId());
        changed.fire(new JobChanged(job));
    }
}
