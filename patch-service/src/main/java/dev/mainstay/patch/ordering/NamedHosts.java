package dev.mainstay.patch.ordering;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.estate.Hosts;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.job.order.Work;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.job.store.Jobs;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.rollout.Rollouts;
import dev.mainstay.patch.scan.LatestScans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Hosts that a person names for an order of their own, under a rollout whose limits hold for it. */
@ApplicationScoped
@Transactional
public class NamedHosts {

    private final Rollouts rollouts;
    private final Hosts hosts;
    private final LatestScans latestScans;
    private final Jobs jobs;
    private final JobQueries queries;
    private final Clock clock;

    NamedHosts(Rollouts rollouts, Hosts hosts, LatestScans latestScans, Jobs jobs, JobQueries queries, Clock clock) {
        this.rollouts = rollouts;
        this.hosts = hosts;
        this.latestScans = latestScans;
        this.jobs = jobs;
        this.queries = queries;
        this.clock = clock;
    }

    /** Whether something can be ordered for the hosts. */
    sealed interface Choice {
        /** Some, at least one; sorted by host. */
        record Ready(RolloutId rolloutId, List<Named> hosts) implements Choice {}

        record UnknownRollout() implements Choice {}

        record RolloutNotActive() implements Choice {}

        /** {@code hosts} are not covered by the rollout, or never scanned. */
        record NotPossible(List<HostId> hosts) implements Choice {}

        record AllHaveOpenJobs() implements Choice {}
    }

    /** A host and what its latest scan says. */
    record Named(HostSnapshot host, ScanSnapshot scan) {}

    Choice choose(UUID rolloutId, Collection<UUID> hostIds) {
        Optional<Rollout> rollout = rollouts.find(new RolloutId(rolloutId));
        if (rollout.isEmpty()) {
            return new Choice.UnknownRollout();
        }
        if (!rollout.get().active()) {
            return new Choice.RolloutNotActive();
        }
        Set<HostId> wanted = hostIds.stream().map(HostId::new).collect(Collectors.toCollection(TreeSet::new));
        Map<HostId, HostSnapshot> known = hosts.find(wanted);
        Map<HostId, ScanSnapshot> scans = latestScans.latest(wanted);
        List<Named> named = new ArrayList<>();
        List<HostId> notPossible = new ArrayList<>();
        for (HostId id : wanted) {
            HostSnapshot host = known.get(id);
            ScanSnapshot scan = scans.get(id);
            if (host == null || scan == null || !rollout.get().covers(host)) {
                notPossible.add(id);
            } else {
                named.add(new Named(host, scan));
            }
        }
        if (!notPossible.isEmpty()) {
            return new Choice.NotPossible(notPossible);
        }
        return queries.withOpenJob(wanted).containsAll(wanted)
                ? new Choice.AllHaveOpenJobs()
                : new Choice.Ready(rollout.get().rolloutId(), named);
    }

    /**
     * Plans a job for each host that has no open one.
     *
     * @param work what is done on a host, by its latest scan
     */
    List<NamedHostView> plan(Choice.Ready ready, Function<ScanSnapshot, Work> work) {
        List<JobOrder> orders = ready.hosts().stream()
                .map(named -> order(ready, named, work.apply(named.scan())))
                .toList();
        Map<HostId, UUID> planned = jobs.plan(orders).stream()
                .map(Job::order)
                .collect(Collectors.toMap(
                        JobOrder::hostId, order -> order.jobId().value()));
        return orders.stream()
                .map(order -> new NamedHostView(order.hostId().value(), order.fqdn(), planned.get(order.hostId())))
                .toList();
    }

    private JobOrder order(Choice.Ready ready, Named named, Work work) {
        HostId id = new HostId(named.host().hostId());
        return new JobOrder(
                new JobId(UUID.randomUUID()),
                id,
                named.host().fqdn(),
                named.host().memberships().stream()
                        .map(member -> member.pool().fqdn())
                        .toList(),
                ready.rolloutId(),
                1,
                work,
                named.scan().scanId(),
                clock.instant(),
                named.scan().simulated());
    }
}
