package dev.mainstay.scanner.finding.evaluation;

import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.scanner.finding.evaluation.ScanFacts.OfferedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The finding about an update that the Windows Update Agent offers, with what documents say beside it. */
final class OfferedFinding {
    private OfferedFinding() {}

    /** {@code beside}: what documents conclude about updates for Windows on this host, by KB. */
    static HostFinding of(
            OfferedUpdate update, OfferedRemarks remarks, Map<String, HostFinding> beside, Catalogue catalogue) {
        List<HostFinding> documents =
                update.kbs().stream().map(beside::get).filter(Objects::nonNull).toList();
        List<UpdateFact> facts = update.kbs().stream()
                .flatMap(kb -> catalogue.updatesByKb(kb).stream())
                .toList();
        SortedSet<String> cves = new TreeSet<>(update.cves());
        documents.forEach(document -> cves.addAll(document.cves()));
        if (documents.isEmpty()) {
            facts.forEach(fact -> fact.vulnerabilities().forEach(one -> cves.add(one.cve())));
        }
        List<Evidence> evidence = new ArrayList<>();
        remarks.first().forEach(text -> evidence.add(new Evidence(null, text)));
        evidence.add(new Evidence(
                null,
                update.pendingRestart()
                        ? AgentText.RESTART_PENDING.with()
                        : AgentText.OFFERED.with(update.revision())));
        documents.forEach(document -> evidence.addAll(document.evidence()));
        if (documents.isEmpty() && !facts.isEmpty()) {
            evidence.add(new Evidence(facts.getFirst().origin(), AgentText.NAMED_NOT_MISSING.with()));
        } else if (documents.stream().anyMatch(Conclusions::inOrder)) {
            evidence.add(new Evidence(null, AgentText.NOT_BY_DOCUMENTS.with()));
        }
        String worst = Severities.worst(Stream.of(
                        Stream.of(update.severity()),
                        documents.stream().map(HostFinding::severity),
                        facts.stream()
                                .flatMap(fact -> fact.vulnerabilities().stream())
                                .map(Vulnerability::severity))
                .flatMap(severities -> severities));
        return new FindingDraft(
                        "update/" + update.updateId(),
                        Text.verbatim(update.title()),
                        update.pendingRestart() ? FindingState.INSTALLED_PENDING_REBOOT : FindingState.MISSING,
                        Confidence.VERDICT)
                .kbs(update.kbs())
                .closing(List.copyOf(cves), exploited(cves, catalogue), worst)
                .remedy(remarks.remedy())
                .because(evidence)
                .offered(remarks.offer())
                .finding();
    }

    private static List<Exploited> exploited(SortedSet<String> cves, Catalogue catalogue) {
        return cves.stream()
                .flatMap(cve -> catalogue.exploited(cve).stream())
                .map((ExploitedFact fact) -> new Exploited(fact.cve(), fact.due()))
                .toList();
    }
}
