package dev.mainstay.catalogue.finding;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding while its evidence is gathered. */
public final class FindingDraft {

    private final String subject;
    private final Text title;
    private final FindingState state;
    private final Confidence confidence;
    private final List<Evidence> evidence = new ArrayList<>();
    private @Nullable String kb;
    private @Nullable String current;
    private @Nullable String target;
    private @Nullable LocalDate supportEnded;
    private @Nullable Text remedy;
    private @Nullable String severity;
    private List<String> cves = List.of();
    private List<Exploited> exploited = List.of();

    public FindingDraft(String subject, Text title, FindingState state, Confidence confidence) {
        this.subject = subject;
        this.title = title;
        this.state = state;
        this.confidence = confidence;
    }

    /** What to install, where it is one update; the first of several numbers would be a guess. */
    public FindingDraft kbs(List<String> kbs) {
        this.kb = kbs.size() == 1 ? kbs.getFirst() : null;
        return this;
    }

    public FindingDraft current(@Nullable Object version) {
        this.current = version == null ? null : version.toString();
        return this;
    }

    public FindingDraft target(@Nullable Object version) {
        this.target = version == null ? null : version.toString();
        return this;
    }

    public FindingDraft supportEnded(@Nullable LocalDate day) {
        this.supportEnded = day;
        return this;
    }

    public FindingDraft remedy(@Nullable Text text) {
        this.remedy = text;
        return this;
    }

    /**
     * What installing it closes.
     *
     * @param highest MSRC severity among them; absent where unknown
     */
    public FindingDraft closing(List<String> vulnerabilities, List<Exploited> known, @Nullable String highest) {
        this.cves = List.copyOf(vulnerabilities);
        this.exploited = List.copyOf(known);
        this.severity = highest;
        return this;
    }

    /** Adds what the host itself says, or what follows from the rest. */
    public FindingDraft because(Text text) {
        evidence.add(new Evidence(null, text));
        return this;
    }

    /** Adds what a document says. */
    public FindingDraft because(Origin origin, Text text) {
        evidence.add(new Evidence(origin, text));
        return this;
    }

    public HostFinding finding() {
        return new HostFinding(
                subject,
                title,
                state,
                confidence,
                kb,
                current,
                target,
                severity,
                cves,
                exploited,
                supportEnded,
                remedy,
                evidence);
    }
}
