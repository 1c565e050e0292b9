package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.fact.AffectedFact;
import dev.mainstay.catalogue.fact.MentionFact;
import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.vulnerability.Vulnerabilities;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Vulnerabilities by which documents say that a release of Windows is affected, and for which no imported document names an
 * update of that release. What another document fixes is among the updates.
 */
final class UnfixedVulnerabilities {
    private final String product;
    private final Catalogue catalogue;

    /** By CVE, the earliest document. */
    private final Map<String, AffectedFact> open = new TreeMap<>();

    UnfixedVulnerabilities(Catalogue catalogue, WindowsProduct product) {
        this.product = product.name();
        this.catalogue = catalogue;
        Set<String> fixed = new HashSet<>();
        for (String name : product.names()) {
            catalogue
                    .updatesOf(name)
                    .forEach(update -> update.vulnerabilities().forEach(known -> fixed.add(known.cve())));
        }
        for (String name : product.names()) {
            for (AffectedFact fact : catalogue.affected(name)) {
                if (!fixed.contains(fact.cve())) {
                    open.merge(fact.cve(), fact, UnfixedVulnerabilities::earlier);
                }
            }
        }
    }

    private static AffectedFact earlier(AffectedFact one, AffectedFact other) {
        return other.origin().date().isBefore(one.origin().date()) ? other : one;
    }

    /** One finding for each that is known to be exploited, one for all others; subjects begin with {@code windows/no-fix}. */
    List<HostFinding> findings() {
        List<HostFinding> findings = new ArrayList<>();
        List<AffectedFact> others = new ArrayList<>();
        for (AffectedFact fact : open.values()) {
            List<Exploited> exploited = catalogue.exploited(fact.cve()).stream()
                    .map(known -> new Exploited(known.cve(), known.due()))
                    .toList();
            if (exploited.isEmpty()) {
                others.add(fact);
                continue;
            }
            FindingDraft draft = new FindingDraft(
                            "windows/no-fix/" + fact.cve(),
                            WindowsText.NO_FIX_EXPLOITED.with(
                                    fact.cve(), product, exploited.getFirst().due()),
                            FindingState.UNKNOWN,
                            Confidence.STRONG)
                    .remedy(WindowsText.NO_FIX_REMEDY.with(named(fact.cve())));
            findings.add(about(List.of(fact), exploited, draft));
        }
        if (!others.isEmpty()) {
            String cves =
                    String.join(", ", others.stream().map(AffectedFact::cve).toList());
            FindingDraft draft = new FindingDraft(
                            "windows/no-fix",
                            WindowsText.NO_FIX.with(product, cves),
                            FindingState.UNKNOWN,
                            Confidence.STRONG)
                    .remedy(WindowsText.NO_FIX_REMEDY.with(WindowsText.NO_FIX_NOTHING.with()));
            findings.add(about(others, List.of(), draft));
        }
        return findings;
    }

    /** Whether notes name an article for it. */
    private Text named(String cve) {
        List<MentionFact> mentions = catalogue.mentions(cve);
        return mentions.isEmpty()
                ? WindowsText.NO_FIX_NOTHING.with()
                : WindowsText.NO_FIX_MENTIONED.with(MentionFact.documents(mentions), MentionFact.kbs(mentions));
    }

    private HostFinding about(List<AffectedFact> facts, List<Exploited> exploited, FindingDraft draft) {
        List<String> severities = new ArrayList<>();
        for (AffectedFact fact : facts) {
            if (fact.severity() != null) {
                severities.add(fact.severity());
            }
            draft.because(fact.origin(), WindowsText.NO_FIX_WHY.with(fact.cve(), fact.product()));
            catalogue
                    .mentions(fact.cve())
                    .forEach(mention -> draft.because(
                            mention.origin(), WindowsText.NO_FIX_NOTED.with(mention.cve(), mention.kb())));
        }
        return draft.closing(
                        facts.stream().map(AffectedFact::cve).toList(), exploited, Vulnerabilities.highest(severities))
                .finding();
    }
}
