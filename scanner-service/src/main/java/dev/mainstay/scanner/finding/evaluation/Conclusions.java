package dev.mainstay.scanner.finding.evaluation;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Conclusions in general: a finding after something else was heard about the same thing, and whether it is in order. */
public final class Conclusions {
    private static final Set<FindingState> IN_ORDER =
            Set.of(FindingState.INSTALLED, FindingState.INSTALLED_OTHER, FindingState.NOT_APPLICABLE);

    private Conclusions() {}

    /** Whether nothing is to be done about it. */
    public static boolean inOrder(HostFinding finding) {
        return IN_ORDER.contains(finding.state());
    }

    static HostFinding with(HostFinding before, FindingState state, Confidence confidence, Text heard) {
        List<Evidence> evidence = new ArrayList<>(before.evidence());
        evidence.add(new Evidence(null, heard));
        return before.concluded(state, confidence, evidence);
    }

    /** With what was heard before all else: an event carries only the first sentences. */
    static HostFinding led(HostFinding before, FindingState state, List<Text> heard) {
        List<Evidence> evidence = new ArrayList<>();
        heard.forEach(text -> evidence.add(new Evidence(null, text)));
        evidence.addAll(before.evidence());
        return before.concluded(state, before.confidence(), evidence);
    }
}
