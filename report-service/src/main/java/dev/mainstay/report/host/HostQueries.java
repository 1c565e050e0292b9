package dev.mainstay.report.host;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.report.compliance.HostState;
import dev.mainstay.report.compliance.HostStates;
import dev.mainstay.report.conclusion.ConclusionStore;
import dev.mainstay.report.job.JobQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Reads hosts. */
@ApplicationScoped
class HostQueries {
    private final HostStates states;
    private final FindingReadStore findings;
    private final ConclusionStore conclusions;
    private final JobQueries jobs;

    HostQueries(HostStates states, FindingReadStore findings, ConclusionStore conclusions, JobQueries jobs) {
        this.states = states;
        this.findings = findings;
        this.conclusions = conclusions;
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
        return new HostView(
                host,
                estate.memberships(),
                estate.instances(),
                findings.ofHost(host.hostId()),
                conclusions.ofHost(host.hostId(), isStale(host)).orElse(null),
                jobId == null ? null : jobs.snapshot(jobId).orElse(null));
    }

    /** Conclusions are drawn from complete scans only; later ones that were not leave them as they are. */
    private static boolean isStale(HostState host) {
        return !host.freshness().equals(Freshness.FRESH.name())
                || !Outcome.COMPLETE.name().equals(host.scanOutcome());
    }
}
