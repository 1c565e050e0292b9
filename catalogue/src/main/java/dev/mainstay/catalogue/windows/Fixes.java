package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Update;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The vulnerabilities that each update of one graph fixes, worked out once for all hosts. */
final class Fixes {

    private final SupersedenceGraph graph;
    /** By the number of the update. */
    private final List<BitSet> fixed = new ArrayList<>();

    private final Map<String, BitSet> bySeverity = new HashMap<>();

    /** Numbers of the updates that are previews. */
    private final BitSet previews = new BitSet();

    Fixes(SupersedenceGraph graph, NumberedCves cves, Previews known) {
        this.graph = graph;
        for (Update update : graph.numbered()) {
            BitSet own = new BitSet();
            for (Vulnerability vulnerability : update.vulnerabilities()) {
                int number = cves.number(vulnerability.cve());
                own.set(number);
                if (vulnerability.severity() != null) {
                    bySeverity
                            .computeIfAbsent(vulnerability.severity(), severity -> new BitSet())
                            .set(number);
                }
            }
            if (!own.isEmpty() && known.has(update)) {
                previews.set(fixed.size());
            }
            fixed.add(own);
        }
    }

    SupersedenceGraph graph() {
        return graph;
    }

    /** What an update fixes itself; not to be changed. */
    BitSet by(int update) {
        return fixed.get(update);
    }

    /** Whether an update that fixes something is a preview. */
    boolean isPreview(int update) {
        return previews.get(update);
    }

    /** The severities that documents give to any of the vulnerabilities, in their words. */
    Set<String> severities(BitSet vulnerabilities) {
        return bySeverity.entrySet().stream()
                .filter(severity -> severity.getValue().intersects(vulnerabilities))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
