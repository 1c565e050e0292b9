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
