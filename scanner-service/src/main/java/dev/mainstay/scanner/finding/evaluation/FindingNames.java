package dev.mainstay.scanner.finding.evaluation;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.scanner.finding.evaluation.ScanFacts.OfferedUpdate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** By what names others speak of a finding: its subject, its KB, and all KBs of the update that is offered. */
public final class FindingNames {
    private static final Set<FindingState> MISSING =
            EnumSet.of(FindingState.MISSING, FindingState.FAILED, FindingState.WAIVED);

    private final Map<String, OfferedUpdate> offered;

    public FindingNames(ScanFacts facts) {
        this.offered = facts.offered().stream()
                .collect(Collectors.toMap(
                        update -> "update/" + update.updateId(), Function.identity(), (one, other) -> one));
    }

    /** The update that the finding is about, where the host's agent offers it. */
    Optional<OfferedUpdate> offered(HostFinding finding) {
        return Optional.ofNullable(offered.get(finding.subject()));
    }

    Set<String> of(HostFinding finding) {
        Set<String> names = new HashSet<>();
        names.add(finding.subject());
        if (finding.kb() != null) {
            names.add(finding.kb());
        }
        offered(finding).ifPresent(update -> names.addAll(update.kbs()));
        return names;
    }

    /** The names of all that is missing, be it that its installation failed or that a person accepted the risk. */
    public List<String> missing(List<HostFinding> findings) {
        return findings.stream()
                .filter(finding -> MISSING.contains(finding.state()))
                .flatMap(finding -> of(finding).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
