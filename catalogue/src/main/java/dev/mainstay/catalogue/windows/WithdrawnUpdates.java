package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.fact.MentionFact;
import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.text.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What to say of withdrawn updates that a host does not list: what else documents name for the vulnerabilities they fix. */
final class WithdrawnUpdates {
    private final Catalogue catalogue;
    private final SupersedenceGraph graph;
    private final String product;
    private final Map<String, BitSet> fixes;
    private final Set<String> present;

    /** @param present KBs on the host: installed, or within what is installed */
    WithdrawnUpdates(Catalogue catalogue, ProductUpdates product, Set<String> present) {
        this.catalogue = catalogue;
        this.graph = product.windows().graph();
        this.product = product.product().name();
        this.fixes = product.fixesOfWithdrawn();
        this.present = present;
    }

    /**
     * Nothing of one all of whose vulnerabilities something on the host fixes.
     *
     * @param closed updates of the graph that are on the host
     */
    List<Evidence> told(List<Update> withdrawn, BitSet closed) {
        List<Evidence> told = new ArrayList<>();
        for (Update update : withdrawn) {
            Map<Text, Set<String>> said = new LinkedHashMap<>();
            for (String cve : cves(update)) {
                BitSet named = Objects.requireNonNull(fixes.get(cve));
                if (!named.intersects(closed)) {
                    said.computeIfAbsent(elsewhere(update, cve, named), none -> new TreeSet<>())
                            .add(cve);
                }
            }
            Text reason = WithdrawalReason.reason(update.kb()).orElse(Text.verbatim(""));
            said.forEach((elsewhere, cves) -> told.add(new Evidence(
                    update.origins().getFirst(),
                    WindowsText.WITHDRAWN.with(update.kb(), reason, String.join(", ", cves), product, elsewhere))));
        }
        return told;
    }

    /** The updates of a graph, by number, that documents name for each vulnerability that a withdrawn one fixes. */
    static Map<String, BitSet> fixes(SupersedenceGraph graph) {
        List<Update> all = graph.numbered();
        Map<String, BitSet> fixes = new HashMap<>();
        all.stream()
                .filter(update -> WithdrawalReason.reason(update.kb()).isPresent())
                .forEach(update -> cves(update).forEach(cve -> fixes.put(cve, new BitSet())));
        for (int number = 0; number < all.size(); number++) {
            for (Vulnerability vulnerability : all.get(number).vulnerabilities()) {
                BitSet named = fixes.get(vulnerability.cve());
                if (named != null) {
                    named.set(number);
                }
            }
        }
        return fixes;
    }

    /** What documents name for a vulnerability beside the withdrawn update: as a fix, in their notes, or nowhere. */
    private Text elsewhere(Update withdrawn, String cve, BitSet named) {
        List<String> others = graph.kbs(named).stream()
                .filter(kb -> !kb.equals(withdrawn.kb()))
                .toList();
        if (!others.isEmpty()) {
            return WindowsText.WITHDRAWN_OTHERS.with(String.join(", ", others));
        }
        List<MentionFact> mentions = catalogue.mentions(cve);
        if (mentions.isEmpty()) {
            return WindowsText.WITHDRAWN_NOTHING.with();
        }
        boolean there = mentions.stream().map(MentionFact::kb).allMatch(present::contains);
        return (there ? WindowsText.WITHDRAWN_MENTIONED_PRESENT : WindowsText.WITHDRAWN_MENTIONED)
                .with(MentionFact.documents(mentions), MentionFact.kbs(mentions));
    }

    private static Set<String> cves(Update update) {
        Set<String> cves = new TreeSet<>();
        update.vulnerabilities().forEach(vulnerability -> cves.add(vulnerability.cve()));
        return cves;
    }
}
