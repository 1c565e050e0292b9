package dev.mainstay.patch.planning;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.estate.Hosts;
import dev.mainstay.patch.findings.Findings;
import dev.mainstay.patch.policy.ApprovalPolicy;
import dev.mainstay.patch.policy.Approvals;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.rollout.Rollouts;
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
public class LeftOuts {

    private final Rollouts rollouts;
    private final Hosts hosts;
    private final Findings findings;
    private final Approvals approvals;
    private final Clock clock;

    LeftOuts(Rollouts rollouts, Hosts hosts, Findings findings, Approvals approvals, Clock clock) {
        this.rollouts = rollouts;
        this.hosts = hosts;
        this.findings = findings;
        this.approvals = approvals;
        this.clock = clock;
    }

    /** By host and as the host offers them; empty when there is no such rollout. */
    Optional<List<LeftOutView>> of(RolloutId id) {
        return rollouts.find(id)
                .map(rollout -> approvals
                        .under(rollout.baselineId(), clock.instant())
                        .map(policy -> of(rollout, policy))
                        .orElse(List.of()));
    }

    private List<LeftOutView> of(Rollout rollout, ApprovalPolicy policy) {
        List<HostSnapshot> covered =
                hosts.active().stream().filter(rollout::covers).toList();
        Map<HostId, ScanSnapshot> scans = findings.latest(
                covered.stream().map(host -> new HostId(host.hostId())).toList());
        List<LeftOutView> leftOut = new ArrayList<>();
        for (HostSnapshot host : covered) {
            Optional.ofNullable(scans.get(new HostId(host.hostId())))
                    .map(scan -> policy.leftOut(host, scan))
                    .orElse(List.of())
                    .forEach(left -> leftOut.add(LeftOutView.of(host, left)));
        }
        return leftOut;
    }
}
