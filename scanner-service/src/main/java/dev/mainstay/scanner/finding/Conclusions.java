package dev.mainstay.scanner.finding;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.text.Text;
import java.util.ArrayList;
import java.util.List;

/** A finding after something else was heard about the same thing. */
final class Conclusions {
    private Conclusions() {}

    static HostFinding with(HostFinding before, FindingState state, Confidence confidence, Text heard) {
        List<Evidence> evidence = new ArrayList<>(before.evidence());
        evidence.add(new Evidence(null, heard));
        return of(before, state, confidence, evidence);
    }

    /** With what was heard before all else: an event carries only the first sentences. */
    static HostFinding led(HostFinding before, FindingState state, List<Text> heard) {
        List<Evidence> evidence = new ArrayList<>();
        heard.forEach(text -> evidence.add(new Evidence(null, text)));
        evidence.addAll(before.evidence());
        return of(before, state, before.confidence(), evidence);
    }

    private static HostFinding of(
            HostFinding before, FindingState state, Confidence confidence, List<Evidence> evidence) {
        return new HostFinding(
                before.subject(),
                before.title(),
                state,
                confidence,
                before.kb(),
                before.current(),
                before.target(),
                before.severity(),
                before.cves(),
                before.exploited(),
                before.supportEnded(),
                before.remedy(),
                evidence);
    }
}
