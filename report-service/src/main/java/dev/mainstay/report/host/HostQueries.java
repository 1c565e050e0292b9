package dev.mainstay.report.host;

import dev.mainstay.report.compliance.HostStates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Reads hosts. */
@ApplicationScoped
class HostQueries {
    private final HostStates states;
    private final FindingReadStore findings;

    HostQueries(HostStates states, FindingReadStore findings) {
        this.states = states;
        this.findings = findings;
    }

    /** One host; empty when it is not part of the estate. */
    @Transactional
    Optional<HostView> host(UUID hostId) {
        return states.host(hostId)
                .map(estate -> new HostView(
                        estate.hosts().getFirst(), estate.memberships(), estate.instances(), findings.ofHost(hostId)));
    }
}
