package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.view.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Updates that a host needs if it has a component, of which it does not tell. */
final class PerhapsMissing {

    private final String family;
    private final Set<String> kbs = new TreeSet<>();
    private final Set<String> cves = new TreeSet<>();
    private final List<Evidence> evidence = new ArrayList<>();

    PerhapsMissing(String family) {
        this.family = family;
    }

    void add(Component component, Update update, Set<Vulnerability> closes) {
        kbs.add(update.kb());
        closes.forEach(vulnerability -> cves.add(vulnerability.cve()));
        evidence.add(new Evidence(
                update.origins().getFirst(), "If " + component.name() + " is installed: " + update.kb() + "."));
    }

    HostFinding finding(Catalogue catalogue) {
        List<Exploited> exploited = new ArrayList<>();
        cves.forEach(cve ->
                catalogue.exploited(cve).ifPresent(fact -> exploited.add(new Exploited(fact.cve(), fact.due()))));
        return new HostFinding(
                "windows/component/" + family,
                family + " may need updates: whether the host has it, and in which version, is not known",
                FindingState.UNKNOWN,
                Confidence.WEAK,
                kbs.size() == 1 ? kbs.iterator().next() : null,
                null,
                null,
                null,
                List.copyOf(cves),
                exploited,
                null,
                "Tell the versions, or ask the host's Windows Update Agent.",
                evidence);
    }
}
