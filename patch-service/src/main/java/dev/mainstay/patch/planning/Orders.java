package dev.mainstay.patch.planning;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.estate.Hosts;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.order.Installation;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.job.order.OrderedUpdate;
import dev.mainstay.patch.job.store.EndedJob;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.policy.ApprovalPolicy;
import dev.mainstay.patch.policy.Approvals;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.scan.LatestScans;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a rollout would order on which host now. */
@ApplicationScoped
public class Orders {

    /** What Windows would install by itself soonest is not what falls over the edge of a full job. */
    static final Comparator<Offer> SOONEST_DEADLINE_FIRST = Comparator.comparing(
                    Offer::deadline, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(offer -> offer.update().updateId())
            .thenComparingInt(offer -> offer.update().revision());

    /** What to do about an order that failed or was stopped before. */
    enum Barred {
        SKIPPED,
        /** A person wants it again. */
        ORDERED
    }

    private final Hosts hosts;
    private final LatestScans latestScans;
    private final Approvals approvals;
    private final JobQueries queries;
    private final PlanningConfig config;
    private final Clock clock;

    Orders(
            Hosts hosts,
            LatestScans latestScans,
            Approvals approvals,
            JobQueries queries,
            PlanningConfig config,
            Clock clock) {
        this.hosts = hosts;
        this.latestScans = latestScans;
        this.approvals = approvals;
        this.queries = queries;
        this.config = config;
        this.clock = clock;
    }

    /** At most one order for each of the hosts, sorted by host. */
    List<JobOrder> forHosts(Collection<HostId> hostIds, Rollout rollout, Barred barred) {
        Instant now = clock.instant();
        Optional<ApprovalPolicy> policy = approvals.under(rollout.baselineId(), now);
        if (policy.isEmpty() || hostIds.isEmpty()) {
            return List.of();
        }
        Map<HostId, ScanSnapshot> scans = latestScans.latest(hostIds);
        List<Draft> drafts = new ArrayList<>();
        hosts.find(hostIds)
                .forEach((hostId, host) -> Optional.ofNullable(scans.get(hostId))
                        .filter(scan -> rollout.covers(host))
                        .map(scan -> new Draft(hostId, host, scan, new Installation(updates(policy.get(), host, scan))))
                        .filter(draft -> !draft.work().updates().isEmpty())
                        .ifPresent(drafts::add));
        drafts.sort(Comparator.comparing(Draft::hostId));
        List<Draft> wanted = barred == Barred.ORDERED ? drafts : withoutBarred(drafts, rollout);
        return wanted.stream().map(draft -> draft.order(rollout, now)).toList();
    }

    private List<OrderedUpdate> updates(ApprovalPolicy policy, HostSnapshot host, ScanSnapshot scan) {
        return policy.approved(host, scan).stream()
                .sorted(SOONEST_DEADLINE_FIRST)
                .limit(config.maxUpdatesPerJob())
                .map(OrderedUpdate::of)
                .toList();
    }

    /** Without those whose last attempt failed or was stopped, unless a later Windows than that one's was scanned. */
    private List<Draft> withoutBarred(List<Draft> drafts, Rollout rollout) {
        Map<HostAndOrder, Job> last = queries
                .endedOf(
                        rollout.rolloutId(),
                        drafts.stream().map(Draft::hostId).toList(),
                        drafts.stream().map(Draft::fingerprint).distinct().toList())
                .stream()
                .collect(Collectors.toMap(HostAndOrder::of, EndedJob::job, (earlier, later) -> later));
        return drafts.stream()
                .filter(draft -> Optional.ofNullable(last.get(new HostAndOrder(draft.hostId(), draft.fingerprint())))
                        .filter(Job::barsSameOrder)
                        .filter(job -> job.speaksFor(draft.scan().machine()))
                        .isEmpty())
                .toList();
    }

    private record HostAndOrder(HostId hostId, String fingerprint) {
        static HostAndOrder of(EndedJob ended) {
            return new HostAndOrder(ended.hostId(), ended.fingerprint());
        }
    }

    private record Draft(HostId hostId, HostSnapshot host, ScanSnapshot scan, Installation work) {

        String fingerprint() {
            return work.fingerprint();
        }

        JobOrder order(Rollout rollout, Instant now) {
            return new JobOrder(
                    new JobId(UUID.randomUUID()),
                    hostId,
                    host.fqdn(),
                    host.memberships().stream()
                            .map(member -> member.pool().fqdn())
                            .toList(),
                    rollout.rolloutId(),
                    1,
                    work,
                    scan.scanId(),
                    now,
                    scan.simulated());
        }
    }
}
