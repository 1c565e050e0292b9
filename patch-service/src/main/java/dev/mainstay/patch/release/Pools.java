package dev.mainstay.patch.release;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.ScanSnapshot.Service;
import dev.mainstay.events.ServingTable;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.estate.Hosts;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.job.store.NotBegunJob;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.rollout.Rollouts;
import dev.mainstay.patch.scan.LatestScans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The picture a release plan is made from, and the plan for it. */
@ApplicationScoped
@Transactional
public class Pools {

    private final Hosts hosts;
    private final LatestScans latestScans;
    private final JobQueries jobs;
    private final Rollouts rollouts;

    Pools(Hosts hosts, LatestScans latestScans, JobQueries jobs, Rollouts rollouts) {
        this.hosts = hosts;
        this.latestScans = latestScans;
        this.jobs = jobs;
        this.rollouts = rollouts;
    }

    /** A picture of the pools with the jobs that are not begun and can be read, and the plan for it. */
    record Planned(ReleaseInput input, List<NotBegunJob> notBegun, ReleasePlan plan) {}

    boolean nothingWaits() {
        return jobs.open().values().stream().noneMatch(JobStatus.NOT_BEGUN::contains);
    }

    Planned plan() {
        Map<Boolean, List<NotBegunJob>> byUnreadable =
                jobs.notBegun().stream().collect(Collectors.partitioningBy(NotBegunJob::unreadable));
        List<NotBegunJob> notBegun = byUnreadable.getOrDefault(false, List.of());
        Set<HostId> unreadable = byUnreadable.getOrDefault(true, List.of()).stream()
                .map(NotBegunJob::hostId)
                .collect(Collectors.toSet());
        ReleaseInput input = new ReleaseInput(Carriers.resolved(hosts(unreadable)), waiting(notBegun));
        return new Planned(input, notBegun, SafeReleasePlanner.plan(input));
    }

    private List<EstateHost> hosts(Set<HostId> unreadable) {
        Map<HostId, JobStatus> open = jobs.open();
        Set<HostId> unresolved = jobs.unresolved();
        Map<HostId, List<Service>> services = latestScans.services();
        return hosts.active().stream()
                .map(host -> {
                    HostId id = new HostId(host.hostId());
                    List<String> notRunning = ServingTable.notRunning(
                            host.memberships(), host.sqlInstances(), services.getOrDefault(id, List.of()));
                    return new EstateHost(
                            id,
                            host.fqdn(),
                            host.memberships(),
                            host.sqlInstances(),
                            unreadable.contains(id)
                                    ? Optional.of(OutageCause.JOB_UNREADABLE)
                                    : cause(host, open.get(id), unresolved.contains(id), !notRunning.isEmpty()),
                            notRunning,
                            Carriers.carriers(host));
                })
                .toList();
    }

    private List<WaitingJob> waiting(List<NotBegunJob> notBegun) {
        Map<RolloutId, Optional<Rollout>> known = new HashMap<>();
        return notBegun.stream()
                .map(job -> {
                    Optional<Rollout> rollout = known.computeIfAbsent(job.rolloutId(), rollouts::find);
                    return new WaitingJob(
                            job.jobId(),
                            job.hostId(),
                            job.status() == JobStatus.READY,
                            rollout.filter(Rollout::active).isPresent(),
                            rollout.map(Rollout::maxUnavailable).orElse(1));
                })
                .toList();
    }

    /** The strongest cause: work in progress, then what only a person or the agent itself can end. */
    private static Optional<OutageCause> cause(
            HostSnapshot host, @Nullable JobStatus open, boolean unresolved, boolean stands) {
        if (open == JobStatus.LOST) {
            return Optional.of(OutageCause.LOST);
        }
        if (open != null && open.released() && open != JobStatus.READY) {
            return Optional.of(OutageCause.IN_PROGRESS);
        }
        if (host.agentKey() == null) {
            return Optional.of(Carriers.mayBeName(host) ? OutageCause.NAME_OR_MACHINE : OutageCause.NOT_ENROLLED);
        }
        if (host.identityConflict() != null) {
            return Optional.of(OutageCause.IDENTITY_CONFLICT);
        }
        return switch (host.freshness()) {
            case NEVER_SCANNED -> Optional.of(OutageCause.NEVER_SCANNED);
            case STALE -> Optional.of(OutageCause.STALE);
            case UNKNOWN -> Optional.of(OutageCause.FRESHNESS_UNKNOWN);
            case FRESH -> {
                if (unresolved) {
                    yield Optional.of(OutageCause.FAILED);
                }
                yield stands ? Optional.of(OutageCause.NOT_SERVING) : Optional.empty();
            }
        };
    }
}
