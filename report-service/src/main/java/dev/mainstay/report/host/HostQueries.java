package dev.mainstay.report.host;

import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.events.Scope.Place;
import dev.mainstay.report.compliance.HostState;
import dev.mainstay.report.compliance.HostStates;
import dev.mainstay.report.compliance.Membership;
import dev.mainstay.report.conclusion.ConclusionStore;
import dev.mainstay.report.conclusion.ConclusionsView;
import dev.mainstay.report.decision.Decisions;
import dev.mainstay.report.job.JobQueries;
import dev.mainstay.report.scan.ScanStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Questions about hosts, answered from the reporting store. */
@ApplicationScoped
class HostQueries {
    private final HostStates states;
    private final OfferReadStore findings;
    private final ConclusionStore conclusions;
    private final Decisions decisions;
    private final ScanStore scans;
    private final JobQueries jobs;

    HostQueries(
            HostStates states,
            OfferReadStore findings,
            ConclusionStore conclusions,
            Decisions decisions,
            ScanStore scans,
            JobQueries jobs) {
        this.states = states;
        this.findings = findings;
        this.conclusions = conclusions;
        this.decisions = decisions;
        this.scans = scans;
        this.jobs = jobs;
    }

    /** One host; empty when it is not part of the estate. */
    @Transactional
    Optional<HostView> host(UUID hostId) {
        return states.host(hostId).map(this::view);
    }

    private HostView view(HostStates.Estate estate) {
        HostState host = estate.hosts().getFirst();
        UUID jobId = host.jobId();
        List<FindingView> offered = findings.ofHost(host.hostId());
        ConclusionsView concluded =
                conclusions.ofHost(host.hostId(), isStale(host)).orElse(null);
        return new HostView(
                host,
                estate.memberships(),
                estate.instances(),
                offered,
                concluded,
                decisions.of(place(estate)).stream()
                        .filter(decision -> concerns(decision, offered, concluded))
                        .toList(),
                scans.failure(host.hostId()).orElse(null),
                jobId == null ? null : jobs.snapshot(jobId).orElse(null));
    }

    private static Place place(HostStates.Estate estate) {
        HostState host = estate.hosts().getFirst();
        return new Place(
                host.hostId(),
                host.site(),
                estate.memberships().stream().map(Membership::pool).collect(Collectors.toSet()));
    }

    private static boolean concerns(
            DecisionSnapshot decision, List<FindingView> offered, @Nullable ConclusionsView concluded) {
        String kb = decision.kb();
        UUID updateId = decision.updateId();
        if (kb == null) {
            return offered.stream().anyMatch(finding -> finding.updateId().equals(updateId));
        }
        return offered.stream().anyMatch(finding -> finding.kbs().contains(kb))
                || (concluded != null && concluded.items().stream().anyMatch(finding -> kb.equals(finding.kb())));
    }

    /** Conclusions are drawn from complete scans only; later ones that were not leave them as they are. */
    private static boolean isStale(HostState host) {
        return !host.freshness().equals(Freshness.FRESH.name())
                || !Outcome.COMPLETE.name().equals(host.scanOutcome());
    }
}
