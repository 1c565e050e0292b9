package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.text.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What to say of withdrawn updates that a host does not list. */
final class WithdrawnUpdates {

    private WithdrawnUpdates() {}

    /**
     * Nothing of one all of whose vulnerabilities something on the host fixes.
     *
     * @param present updates of the graph that are on the host
     */
    static List<Evidence> told(List<Update> withdrawn, BitSet present, SupersedenceGraph graph, String product) {
        List<Evidence> told = new ArrayList<>();
        for (Update update : withdrawn) {
            Set<String> open = cves(update);
            present.stream()
                    .forEach(number -> open.removeAll(cves(graph.numbered().get(number))));
            if (open.isEmpty()) {
                continue;
            }
            List<String> others = graph.numbered().stream()
                    .filter(other -> !other.kb().equals(update.kb())
                            && cves(other).stream().anyMatch(open::contains))
                    .map(Update::kb)
                    .toList();
            Text reason = Withdrawn.reason(update.kb()).orElse(Text.verbatim(""));
            String named = String.join(", ", open);
            told.add(new Evidence(
                    update.origins().getFirst(),
                    others.isEmpty()
                            ? WindowsText.WITHDRAWN.with(update.kb(), reason, named, product)
                            : WindowsText.WITHDRAWN_OTHERS.with(
                                    update.kb(), reason, named, String.join(", ", others))));
        }
        return told;
    }

    private static Set<String> cves(Update update) {
        Set<String> cves = new TreeSet<>();
        update.vulnerabilities().forEach(vulnerability -> cves.add(vulnerability.cve()));
        return cves;
    }
}
