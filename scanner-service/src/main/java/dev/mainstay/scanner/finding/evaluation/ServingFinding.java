package dev.mainstay.scanner.finding.evaluation;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.events.ServingTable;
import java.util.List;
import java.util.Optional;

/**
 * {@code workload/services}: what makes the host serve and does not run, by the table that the planner of patch-service asks.
 * There is no such finding while all of it runs, nor where nobody knows. Pure.
 */
final class ServingFinding {
    private ServingFinding() {}

    static Optional<HostFinding> of(HostInput host, ScanFacts facts) {
        List<String> notRunning = ServingTable.notRunning(host.memberships(), host.sqlInstances(), facts.services());
        if (notRunning.isEmpty()) {
            return Optional.empty();
        }
        FindingDraft draft = new FindingDraft(
                        "workload/services", AgentText.NOT_SERVING.with(), FindingState.MISSING, Confidence.VERDICT)
                .current(String.join(", ", notRunning))
                .remedy(AgentText.NOT_SERVING_REMEDY.with());
        notRunning.forEach(service -> draft.because(AgentText.SERVICE_NOT_RUNNING.with(service)));
        return Optional.of(draft.finding());
    }
}
