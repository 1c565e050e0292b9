package dev.mainstay.patch.lease;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Machine;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.estate.Hosts;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.JobDecision;
import dev.mainstay.patch.job.JobDecision.Accepted;
import dev.mainstay.patch.job.JobRefusal;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.store.JobConfig;
import dev.mainstay.patch.job.store.Jobs;
import dev.mainstay.patch.job.store.SealedJob;
import dev.mainstay.patch.planning.Changes;
import dev.mainstay.patch.planning.Mandate;
import dev.mainstay.patch.planning.Mandates;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.rollout.Rollouts;
import dev.mainstay.patch.scan.LatestScans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What agents do with jobs. Every agent sees only the jobs of its own host. */
@ApplicationScoped
@Transactional
public class Leases {

    private static final Logger LOG = Logger.getLogger(Leases.class);
    private static final Reason ALTERED = new Reason(
            "job-altered", null, "The job was changed in the database, beside this service: it is not signed");
    private static final Reason UNSEALED = new Reason(
            Job.UNSEALED,
            null,
            "The job is from before orders were sealed, or was put into the database beside this service: it is not signed");

    private final FenceStore fences;
    private final Jobs jobs;
    private final Changes changes;
    private final Hosts hosts;
    private final LatestScans latestScans;
    private final Rollouts rollouts;
    private final Mandates mandates;
    private final JobConfig config;

    /** What became of a report, and the job after it. */
    record Report(JobDecision decision, Job job) {}

    Leases(
            FenceStore fences,
            Jobs jobs,
            Changes changes,
            Hosts hosts,
            LatestScans latestScans,
            Rollouts rollouts,
            Mandates mandates,
            JobConfig config) {
        this.fences = fences;
        this.jobs = jobs;
        this.changes = changes;
        this.hosts = hosts;
        this.latestScans = latestScans;
        this.rollouts = rollouts;
        this.mandates = mandates;
        this.config = config;
    }

    /**
     * The order for the host, if there is one and it is known to which machine it goes.
     *
     * @param machine on which the agent runs; absent where it does not say
     */
    LeaseOutcome lease(HostId hostId, @Nullable Machine machine) {
        Optional<HostSnapshot> known = hosts.find(hostId);
        Optional<LeaseOutcome> refused = known.flatMap(host -> conflict(host, machine));
        if (refused.isPresent()) {
            return refused.get();
        }
        return jobs.heldOpen(hostId)
                .filter(this::asWritten)
                .map(SealedJob::job)
                .filter(job -> job.status() != JobStatus.READY || stillWanted(job))
                .flatMap(job -> known.map(host -> lease(job, host, machine)))
                .orElseGet(LeaseOutcome.NothingToDo::new);
    }

    /**
     * Only what this service wrote is signed: a row that was changed beside it ends its job. One that cannot be read stays for a
     * person to look at, as nobody knows what its job was.
     */
    private boolean asWritten(SealedJob sealed) {
        if (sealed.job().unreadable()) {
            return false;
        }
        switch (sealed.seal()) {
            case GOOD -> {
                return true;
            }
            case NONE -> changes.end(sealed.job(), UNSEALED);
            case BROKEN -> {
                LOG.errorf(
                        "jobId=%s The row of the job was changed in the database: it is not signed",
                        sealed.job().order().jobId().value());
                changes.end(sealed.job(), ALTERED);
            }
        }
        return false;
    }

    private Optional<LeaseOutcome> conflict(HostSnapshot host, @Nullable Machine machine) {
        if (host.identityConflict() != null) {
            return Optional.of(
                    new LeaseOutcome.IdentityConflict(host.identityConflict().message()));
        }
        return latestScans
                .latest(new HostId(host.hostId()))
                .map(ScanSnapshot::machine)
                .filter(scanned -> machine != null && scanned.differsFrom(machine))
                .map(scanned -> new LeaseOutcome.IdentityConflict(
                        "The host's last scan was of another machine, or of another installation of Windows."));
    }

    /** Empty when the host has no such job. */
    Optional<Report> progress(HostId hostId, JobId jobId, JobCommand.Progress said) {
        return own(hostId, jobId).map(job -> {
            JobDecision decision = changes.apply(job, said);
            return new Report(decision, decision instanceof Accepted accepted ? accepted.next() : job);
        });
    }

    /** Empty when the host has no such job. The proving scan may have arrived before the result. */
    Optional<JobDecision> result(HostId hostId, JobId jobId, JobCommand.Result said) {
        return own(hostId, jobId).map(job -> {
            JobDecision decision = changes.apply(job, said);
            if (decision instanceof Accepted(Job next, boolean announced) && next.status() == JobStatus.VERIFYING) {
                changes.apply(next, new JobCommand.Verify(latestComplete(hostId)));
            }
            return decision;
        });
    }

    private LeaseOutcome lease(Job job, HostSnapshot host, @Nullable Machine machine) {
        long nextFence = job.status() == JobStatus.READY || job.status() == JobStatus.LEASED
                ? fences.next(job.order().hostId())
                : 0;
        return switch (changes.apply(job, new JobCommand.Lease(nextFence, machine))) {
            case Accepted accepted -> new LeaseOutcome.Granted(order(accepted.next(), host));
            case JobDecision.Unchanged() -> new LeaseOutcome.Granted(order(job, host));
            case JobDecision.Refused(JobRefusal.AnotherMachine another) ->
                new LeaseOutcome.IdentityConflict("The order was given to another machine with the key of this host.");
            case JobDecision.Refused refused -> new LeaseOutcome.NothingToDo();
        };
    }

    /** Asked once more at the last moment: what people do not want now is not done. */
    private boolean stillWanted(Job job) {
        Optional<Rollout> rollout = rollouts.find(job.order().rolloutId()).filter(Rollout::active);
        if (rollout.isEmpty()) {
            return false;
        }
        return switch (mandates.of(job.order(), rollout)) {
            case Mandate.Stands() -> true;
            case Mandate.NotKnown() -> false;
            case Mandate.Withdrawn(Reason why) -> {
                changes.apply(job, new JobCommand.Cancel(why));
                yield false;
            }
        };
    }

    private LeaseOrder order(Job job, HostSnapshot host) {
        Instant expiresAt = Objects.requireNonNull(job.lease().expiresAt(), "a granted lease has an end");
        return new LeaseOrder(
                job.order().jobId().value(),
                job.order().hostId().value(),
                job.lease().fence(),
                expiresAt,
                config.lease().toSeconds(),
                job.order().updates().stream().map(LeaseOrder.Update::of).toList(),
                workload(host),
                config.rebootTimeout().toSeconds(),
                LeaseOrder.action(job.order().work()),
                LeaseOrder.software(job.order().work()));
    }

    /**
     * Of several pools, the kind whose drain matters most: {@link PoolKind} lists them in that order, but kinds with nothing
     * to drain come after all others and after an unknown one, so that the agent never skips a drain because of them.
     */
    private LeaseOrder.Workload workload(HostSnapshot host) {
        Set<PoolKind> kinds =
                host.memberships().stream().map(member -> member.pool().kind()).collect(Collectors.toSet());
        PoolKind kind = kinds.stream()
                .min(Comparator.<PoolKind>comparingInt(Leases::drainRank).thenComparing(Comparator.naturalOrder()))
                .orElse(PoolKind.PLAIN);
        return new LeaseOrder.Workload(
                kind, kind != PoolKind.PLAIN, config.drainTimeout().toSeconds());
    }

    private static int drainRank(PoolKind kind) {
        return kind.runsProduct() ? 0 : kind == PoolKind.UNKNOWN ? 1 : 2;
    }

    private Optional<ScanSnapshot> latestComplete(HostId hostId) {
        return Optional.ofNullable(latestScans.latestComplete(Set.of(hostId)).get(hostId));
    }

    private Optional<Job> own(HostId hostId, JobId jobId) {
        return jobs.held(jobId).filter(job -> job.order().hostId().equals(hostId));
    }
}
