package dev.mainstay.scanner.finding.evaluation;

import dev.mainstay.catalogue.assessment.HostAssessor;
import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.workload.DatabaseAssessor;
import dev.mainstay.scanner.finding.evaluation.ScanFacts.OfferedUpdate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All findings about a host: what its Windows Update Agent says beside what the catalogue's documents say. The agent's verdict wins
 * for the updates it knows of; the documents stand beside it as evidence, and where they say otherwise the finding says so.
 * Pure.
 */
public final class FindingsEvaluator {
    private static final String WINDOWS = "windows/KB";
    private static final Set<FindingState> TO_INSTALL = EnumSet.of(FindingState.MISSING, FindingState.FAILED);

    private static final Comparator<HostFinding> WORST_FIRST = Comparator.comparing(Conclusions::inOrder)
            .thenComparing(finding -> finding.state() == FindingState.WAIVED)
            .thenComparing(HostFinding::optional)
            .thenComparing(finding -> finding.exploited().isEmpty())
            .thenComparing(finding -> finding.state() != FindingState.UNPATCHABLE)
            .thenComparing(finding -> !TO_INSTALL.contains(finding.state()))
            .thenComparingInt(finding -> Severities.rank(finding.severity()))
            .thenComparing(HostFinding::subject);

    private FindingsEvaluator() {}

    /** All findings about a host, the worst first; {@code said}: waivers and failed installations. */
    public static List<HostFinding> evaluate(
            ScanFacts facts, HostInput host, HostAssessor assessor, LocalDate day, WaivedOrFailedEvaluator said) {
        Map<String, OfferedUpdate> offered = new HashMap<>();
        facts.offered().forEach(update -> update.kbs().forEach(kb -> offered.putIfAbsent(kb, update)));
        Set<String> installed = new HashSet<>(facts.installed());
        Map<String, HostFinding> beside = new HashMap<>();
        List<HostFinding> findings = new ArrayList<>();
        for (HostFinding document : assessor.assess(facts.host(), RoleDemands.of(host), day)) {
            String kb = document.kb();
            if (kb != null && document.subject().startsWith(WINDOWS)) {
                if (offered.containsKey(kb)) {
                    beside.put(kb, document);
                } else {
                    findings.add(held(document, installed.contains(kb), facts.ownServer()));
                }
                installed.remove(kb);
            } else {
                findings.add(offered.containsKey(kb) ? offeredToo(document) : document);
            }
        }
        facts.offered()
                .forEach(update -> findings.add(OfferedFinding.of(
                        update, OfferedRemarks.of(update, facts.host(), host, day), beside, assessor.catalogue())));
        offered.keySet().forEach(installed::remove);
        installed.forEach(kb -> findings.add(installed(kb)));
        if (facts.databases() != null) {
            findings.add(DatabaseAssessor.assess(host.fqdn(), facts.databases()));
        }
        ServingFinding.of(host, facts).ifPresent(findings::add);
        findings.replaceAll(said::with);
        findings.sort(WORST_FIRST);
        return List.copyOf(findings);
    }

    /** What documents say of an update for Windows that the agent does not offer. */
    private static HostFinding held(HostFinding document, boolean installed, boolean ownServer) {
        if (document.state() != FindingState.MISSING) {
            return document;
        }
        if (installed) {
            return Conclusions.with(
                    document, FindingState.INSTALLED, Confidence.VERDICT, AgentText.INSTALLED_NOT_MISSING.with());
        }
        return ownServer
                ? Conclusions.with(
                        document, FindingState.UNKNOWN, Confidence.WEAK, AgentText.NOT_OFFERED_OWN_SERVER.with())
                : Conclusions.with(
                        document, FindingState.NOT_APPLICABLE, Confidence.VERDICT, AgentText.NOT_OFFERED.with());
    }

    private static HostFinding offeredToo(HostFinding document) {
        return document.state() == FindingState.MISSING
                ? Conclusions.with(document, document.state(), Confidence.VERDICT, AgentText.OFFERED_AS_WELL.with())
                : Conclusions.with(
                        document, document.state(), document.confidence(), AgentText.OFFERED_OTHERWISE.with());
    }

    private static HostFinding installed(String kb) {
        return new FindingDraft("update/" + kb, Text.verbatim(kb), FindingState.INSTALLED, Confidence.VERDICT)
                .kb(kb)
                .finding();
    }
}
