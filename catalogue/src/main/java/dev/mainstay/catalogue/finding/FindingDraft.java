package dev.mainstay.catalogue.finding;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.finding.HostFinding.OfferTerms;
import dev.mainstay.catalogue.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding while its evidence is gathered: the one place that names its parts in their order. */
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
    private @Nullable OfferTerms offer;
    private @Nullable String hresult;

    public FindingDraft(String subject, Text title, FindingState state, Confidence confidence) {
        this.subject = subject;
        this.title = title;
        this.state = state;
        this.confidence = confidence;
    }

    /** The same thing, concluded otherwise; its evidence and how its installation ended are to be said anew. */
    FindingDraft(HostFinding finding, FindingState state, Confidence confidence) {
        this(finding.subject(), finding.title(), state, confidence);
        kb(finding.kb())
                .current(finding.current())
                .target(finding.target())
                .closing(finding.cves(), finding.exploited(), finding.severity())
                .supportEnded(finding.supportEnded())
                .remedy(finding.remedy())
                .offered(finding.offer());
    }

    /** What to install or what is installed, {@code KB} and digits. */
    public FindingDraft kb(@Nullable String number) {
        this.kb = number;
        return this;
    }

    /** What to install, where it is one update; the first of several numbers would be a guess. */
    public FindingDraft kbs(Collection<String> kbs) {
        return kb(kbs.size() == 1 ? kbs.iterator().next() : null);
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

    /** How Windows Update offers it. */
    public FindingDraft offered(@Nullable OfferTerms how) {
        this.offer = how;
        return this;
    }

    /** With which HRESULT its last installation failed. */
    public FindingDraft failedWith(@Nullable String code) {
        this.hresult = code;
        return this;
    }

    /** Adds evidence. */
    public FindingDraft because(Collection<Evidence> more) {
        evidence.addAll(more);
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
                evidence,
                offer,
                hresult);
    }
}
