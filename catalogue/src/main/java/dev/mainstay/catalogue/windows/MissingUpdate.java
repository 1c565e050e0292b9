package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.vulnerability.Vulnerabilities;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A finding about an update to install, while what it closes for Windows and for components is gathered. */
final class MissingUpdate {

    private final Update update;
    private final String subject;
    private final Text title;
    private final FindingState state;
    private final Confidence confidence;
    private final BitSet cves = new BitSet();
    private final Set<String> severities = new HashSet<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private @Nullable String current;
    private @Nullable Text remedy;
    private boolean optional;

    MissingUpdate(Update update, String subject, Text title, FindingState state, Confidence confidence) {
        this.update = update;
        this.subject = subject;
        this.title = title;
        this.state = state;
        this.confidence = confidence;
    }

    Update update() {
        return update;
    }

    MissingUpdate current(@Nullable String build) {
        current = build;
        return this;
    }

    MissingUpdate remedy(@Nullable Text text) {
        remedy = text;
        return this;
    }

    /** Not to be installed unless somebody asks for it. */
    MissingUpdate optional() {
        optional = true;
        return remedy(WindowsText.PREVIEW_OPTIONAL.with());
    }

    MissingUpdate closes(BitSet vulnerabilities, Fixes fixes) {
        cves.or(vulnerabilities);
        severities.addAll(fixes.severities(vulnerabilities));
        return this;
    }

    /** What installing it closes. */
    BitSet closed() {
        return cves;
    }

    MissingUpdate because(Evidence reason) {
        evidence.add(reason);
        return this;
    }

    MissingUpdate because(Text text) {
        return because(new Evidence(null, text));
    }

    HostFinding finding(NumberedCves numbered) {
        return new FindingDraft(subject, title, state, confidence)
                .kb(update.kb())
                .current(current)
                .target(update.build())
                .closing(numbered.names(cves), numbered.exploited(cves), Vulnerabilities.highest(severities))
                .remedy(remedy)
                .because(evidence)
                .offered(optional ? new HostFinding.OfferTerms(true, false, null) : null)
                .finding();
    }
}
