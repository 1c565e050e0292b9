package dev.mainstay.patch.planning;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.Portions;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.estate.Hosts;
import dev.mainstay.patch.policy.ApprovalPolicy;
import dev.mainstay.patch.policy.Approvals;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.rollout.Rollouts;
import dev.mainstay.patch.scan.LatestScans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a rollout leaves out and why. */
@ApplicationScoped
@Transactional
public class Exclusions {

    private final Rollouts rollouts;
    private final Hosts hosts;
    private final LatestScans latestScans;
    private final Approvals approvals;
    private final Clock clock;

    Exclusions(Rollouts rollouts, Hosts hosts, LatestScans latestScans, Approvals approvals, Clock clock) {
        this.rollouts = rollouts;
        this.hosts = hosts;
        this.latestScans = latestScans;
        this.approvals = approvals;
        this.clock = clock;
    }

    /** By host and as the host offers them; empty when there is no such rollout. */
    Optional<List<ExclusionView>> of(RolloutId id) {
        return rollouts.find(id)
                .map(rollout -> approvals
                        .under(rollout.baselineId(), clock.instant())
                        .map(policy -> of(rollout, policy))
                        .orElse(List.of()));
    }

    private List<ExclusionView> of(Rollout rollout, ApprovalPolicy policy) {
        List<HostSnapshot> covered =
                hosts.active().stream().filter(rollout::covers).toList();
        return Portions.of(covered, Plans.AT_ONCE).stream()
                .flatMap(portion -> of(portion, policy).stream())
                .toList();
    }

    private List<ExclusionView> of(List<HostSnapshot> covered, ApprovalPolicy policy) {
        Map<HostId, ScanSnapshot> scans = latestScans.latest(
                covered.stream().map(host -> new HostId(host.hostId())).toList());
        List<ExclusionView> leftOut = new ArrayList<>();
        for (HostSnapshot host : covered) {
            Optional.ofNullable(scans.get(new HostId(host.hostId())))
                    .map(scan -> policy.leftOut(host, scan))
                    .orElse(List.of())
                    .forEach(left -> leftOut.add(ExclusionView.of(host, left)));
        }
        return leftOut;
    }
}
