package dev.mainstay.patch.planning;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.patch.DecisionId;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.estate.Hosts;
import dev.mainstay.patch.findings.Findings;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobOrder;
import dev.mainstay.patch.job.JobQueries;
import dev.mainstay.patch.job.Jobs;
import dev.mainstay.patch.job.OrderedUpdate;
import dev.mainstay.patch.policy.Decisions;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.rollout.Rollouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Removals of updates that people order (docs/adr/0013). A removal is a job like any other, of a rollout whose limits it
 * keeps; in the same transaction the update is declined on its hosts, so that the rollout does not install it again.
 */
@ApplicationScoped
@Transactional
public class Removals {

    private final Rollouts rollouts;
    private final Hosts hosts;
    private final Findings findings;
    private final Decisions decisions;
    private final Jobs jobs;
    private final JobQueries queries;
    private final Clock clock;

    Removals(
            Rollouts rollouts,
            Hosts hosts,
            Findings findings,
            Decisions decisions,
            Jobs jobs,
            JobQueries queries,
            Clock clock) {
        this.rollouts = rollouts;
        this.hosts = hosts;
        this.findings = findings;
        this.decisions = decisions;
        this.jobs = jobs;
        this.queries = queries;
        this.clock = clock;
    }

    /** What becomes of the order. */
    sealed interface Answer {
        record Ordered(RemovalView removal) implements Answer {}

        record UnknownRollout() implements Answer {}

        record RolloutNotActive() implements Answer {}

        /** Nothing was ordered; {@code hosts} are not covered by the rollout, or never scanned. */
        record NotPossible(List<HostId> hosts) implements Answer {}

        record HostsHaveOpenJobs() implements Answer {}
    }

    Answer order(RemovalRequest request) {
        Optional<Rollout> rollout = rollouts.find(new RolloutId(request.rolloutId()));
        if (rollout.isEmpty()) {
            return new Answer.UnknownRollout();
        }
        if (!rollout.get().active()) {
            return new Answer.RolloutNotActive();
        }
        TreeSet<HostId> wanted =
                request.hostIds().stream().map(HostId::new).collect(Collectors.toCollection(TreeSet::new));
        Map<HostId, HostSnapshot> known = hosts.find(wanted);
        Map<HostId, ScanSnapshot> scans = findings.latest(wanted);
        List<HostId> notPossible = wanted.stream()
                .filter(host -> !scans.containsKey(host)
                        || Optional.ofNullable(known.get(host))
                                .filter(rollout.get()::covers)
                                .isEmpty())
                .toList();
        if (!notPossible.isEmpty()) {
            return new Answer.NotPossible(notPossible);
        }
        if (queries.withOpenJob(wanted).containsAll(wanted)) {
            return new Answer.HostsHaveOpenJobs();
        }
        DecisionId decision =
                decisions.decline(request.updateId(), List.copyOf(wanted), request.reason(), request.orderedBy());
        List<JobOrder> orders = orders(request, rollout.get().rolloutId(), decision, known.values(), scans);
        Map<HostId, UUID> planned = jobs.plan(orders).stream()
                .map(Job::order)
                .collect(Collectors.toMap(
                        JobOrder::hostId, order -> order.jobId().value()));
        return new Answer.Ordered(new RemovalView(
                decision.value(),
                orders.stream()
                        .map(order -> new RemovalView.OnHost(
                                order.hostId().value(), order.fqdn(), planned.get(order.hostId())))
                        .toList()));
    }

    private List<JobOrder> orders(
            RemovalRequest request,
            RolloutId rollout,
            DecisionId decision,
            Collection<HostSnapshot> known,
            Map<HostId, ScanSnapshot> scans) {
        OrderedUpdate update = request.update();
        Map<HostId, Integer> attempts =
                queries.endedOf(rollout, scans.keySet(), List.of(JobOrder.removalOf(List.of(update.update())))).stream()
                        .map(Job::order)
                        .collect(Collectors.toMap(JobOrder::hostId, JobOrder::attempt, Math::max));
        Instant now = clock.instant();
        List<JobOrder> orders = new ArrayList<>();
        for (HostSnapshot host : known) {
            HostId id = new HostId(host.hostId());
            ScanSnapshot scan = Objects.requireNonNull(scans.get(id), "only scanned hosts");
            orders.add(new JobOrder(
                    new JobId(UUID.randomUUID()),
                    id,
                    host.fqdn(),
                    host.memberships().stream()
                            .map(member -> member.pool().fqdn())
                            .toList(),
                    rollout,
                    attempts.getOrDefault(id, 0) + 1,
                    List.of(update),
                    scan.scanId(),
                    now,
                    scan.simulated(),
                    decision));
        }
        orders.sort(Comparator.comparing(JobOrder::hostId));
        return orders;
    }
}
