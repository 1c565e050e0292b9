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
import dev.mainstay.patch.policy.decision.Decisions;
import dev.mainstay.patch.policy.decision.StandingDecisions;
import dev.mainstay.patch.scan.LatestScans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
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

    /**
     * The policy under a baseline; empty when there is no such baseline, or it is not known: the baseline cannot be read, or one of
     * the standing decisions, which may be one that declines.
     */
    public Optional<ApprovalPolicy> under(BaselineId baselineId, Instant now) {
        StandingDecisions standing = decisions.standing();
        return baselines
                .find(baselineId)
                .filter(baseline -> standing.unreadable().isEmpty())
                .map(baseline -> new ApprovalPolicy(baseline, standing.decisions(), now));
    }

    /** Whether a decision stands, has not lapsed, and declines just these updates on that host; empty where it cannot be read. */
    public Optional<Boolean> declines(DecisionId id, Set<UpdateRef> updates, HostId hostId, Instant now) {
        StandingDecisions standing = decisions.standing();
        return standing.unreadable().contains(id)
                ? Optional.empty()
                : Optional.of(standing.decisions().stream()
                        .filter(decision -> decision.decisionId().equals(id))
                        .anyMatch(decision -> decision.counts(now)
                                && decision.verdict() == Verdict.DECLINED
                                && decision.scope().hostIds().contains(hostId.value())
                                && !updates.isEmpty()
                                && updates.stream()
                                        .allMatch(update -> update.updateId().equals(decision.updateId()))));
    }

    /** What is approved and missing on one host now; empty where that is not known, as for {@link #under}. */
    public Optional<Set<UpdateRef>> approved(BaselineId baselineId, HostId hostId, Instant now) {
        Optional<HostSnapshot> host = hosts.find(hostId);
        Optional<ScanSnapshot> scan = latestScans.latest(hostId);
        return under(baselineId, now)
                .map(policy -> host.isEmpty() || scan.isEmpty()
                        ? Set.of()
                        : policy.approved(host.get(), scan.get()).stream()
                                .map(Offer::update)
                                .collect(Collectors.toUnmodifiableSet()));
    }
}
