package dev.mainstay.patch.policy;

import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.BaselineId;
import dev.mainstay.patch.DecisionId;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.estate.Hosts;
import dev.mainstay.patch.policy.baseline.Baselines;
import dev.mainstay.patch.policy.decision.Decision;
import dev.mainstay.patch.policy.decision.Decisions;
import dev.mainstay.patch.scan.LatestScans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The policy as it stands at a moment. */
@ApplicationScoped
@Transactional
public class Approvals {

    private final Baselines baselines;
    private final Decisions decisions;
    private final Hosts hosts;
    private final LatestScans latestScans;

    Approvals(Baselines baselines, Decisions decisions, Hosts hosts, LatestScans latestScans) {
        this.baselines = baselines;
        this.decisions = decisions;
        this.hosts = hosts;
        this.latestScans = latestScans;
    }

    /** The policy under a baseline; empty when there is no such baseline. */
    public Optional<ApprovalPolicy> under(BaselineId baselineId, Instant now) {
        List<Decision> standing = decisions.standing();
        return baselines.find(baselineId).map(baseline -> new ApprovalPolicy(baseline, standing, now));
    }

    /** Whether a decision stands, has not lapsed, and declines just these updates on that host. */
    public boolean declines(DecisionId id, Set<UpdateRef> updates, HostId hostId, Instant now) {
        return decisions
                .find(id)
                .filter(decision -> decision.counts(now)
                        && decision.verdict() == Verdict.DECLINED
                        && decision.scope().hostIds().contains(hostId.value())
                        && !updates.isEmpty()
                        && updates.stream().allMatch(update -> update.updateId().equals(decision.updateId())))
                .isPresent();
    }

    /** What is approved and missing on one host now. */
    public Set<UpdateRef> approved(BaselineId baselineId, HostId hostId, Instant now) {
        Optional<HostSnapshot> host = hosts.find(hostId);
        Optional<ScanSnapshot> scan = latestScans.latest(hostId);
        Optional<ApprovalPolicy> policy = under(baselineId, now);
        if (host.isEmpty() || scan.isEmpty() || policy.isEmpty()) {
            return Set.of();
        }
        return policy.get().approved(host.get(), scan.get()).stream()
                .map(Offer::update)
                .collect(Collectors.toUnmodifiableSet());
    }
}
