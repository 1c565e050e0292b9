package dev.mainstay.catalogue.finding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.text.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One conclusion about one host, in no language yet. {@link FindingDraft} makes it.
 *
 * @param subject stable identity of what it is about within the host: {@code windows/KB5005552}, {@code
 *     sql/RTCLOCAL}, {@code workload/Core Components}, {@code update/<guid>}
 * @param title for a person
 * @param state what holds
 * @param confidence how sure that is
 * @param kb what to install or what is installed, {@code KB} and digits; absent where there is no single one
 * @param current version found; absent where it does not apply or is unknown
 * @param target version to come to; absent where it does not apply or is unknown
 * @param severity highest MSRC severity among what it closes; absent where unknown
 * @param cves what installing it closes, sorted
 * @param exploited those of {@code cves} that are known to be exploited
 * @param supportEnded last day of support when the state is UNPATCHABLE or support is over; absent otherwise
 * @param remedy what would bring it back or what to do next; absent where installing {@code kb} is all
 * @param evidence what says so
 * @param offer how Windows Update offers it; absent where it does not, or has nothing to add
 * @param hresult the HRESULT with which its last installation failed, {@code 0x} and eight digits; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HostFinding(
        String subject,
        Text title,
        FindingState state,
        Confidence confidence,
        @Nullable String kb,
        @Nullable String current,
        @Nullable String target,
        @Nullable String severity,
        List<String> cves,
        List<Exploited> exploited,
        @Nullable LocalDate supportEnded,
        @Nullable Text remedy,
        List<Evidence> evidence,
        @Nullable OfferTerms offer,
        @Nullable String hresult) {

    public HostFinding {
        cves = List.copyOf(cves);
        exploited = List.copyOf(exploited);
        evidence = List.copyOf(evidence);
    }

    /** Whether nothing has to be installed: Windows Update only shows it, or it is a driver. */
    @JsonIgnore
    public boolean optional() {
        return offer != null && offer.optional();
    }

    /** The finding for whoever reads a language. */
    public FindingView in(Locale language) {
        return in(language, null);
    }

    /** The same with what its HRESULT means; absent where nobody knows it. */
    public FindingView in(Locale language, FindingView.@Nullable Explanation explanation) {
        return new FindingView(
                subject,
                title.in(language),
                state,
                confidence,
                kb,
                current,
                target,
                severity,
                cves,
                exploited,
                supportEnded,
                remedy == null ? null : remedy.in(language),
                evidence.stream()
                        .map(one -> new FindingView.Evidence(
                                one.origin(), one.text().in(language)))
                        .toList(),
                offer,
                hresult,
                explanation);
    }

    /** The same thing, concluded otherwise. */
    public HostFinding concluded(FindingState otherState, Confidence otherConfidence, List<Evidence> otherEvidence) {
        return with(otherState, otherConfidence, otherEvidence, hresult);
    }

    /** The same finding, whose last installation failed with an HRESULT. */
    public HostFinding failedWith(@Nullable String code) {
        return with(state, confidence, evidence, code);
    }

    private HostFinding with(
            FindingState otherState,
            Confidence otherConfidence,
            List<Evidence> otherEvidence,
            @Nullable String otherHresult) {
        return new FindingDraft(this, otherState, otherConfidence)
                .because(otherEvidence)
                .failedWith(otherHresult)
                .finding();
    }

    /**
     * How Windows Update offers an update.
     *
     * @param optional whether it only shows it to who looks for it ({@code BrowseOnly}), or it is a driver
     * @param mandatory whether it belongs to Windows Update itself ({@code IsMandatory})
     * @param deadline when Windows Update installs it by itself ({@code Deadline}); absent where none is set
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfferTerms(
            boolean optional, boolean mandatory, @Nullable Instant deadline) {}

    /** How sure a conclusion is. */
    public enum Confidence {
        /** The host's own Windows Update Agent or registry says so. */
        VERDICT,
        /** Documents say so and the host's facts leave no other reading. */
        STRONG,
        /** Documents say so; a fact of the host that could change it is unknown. */
        LIKELY,
        /** A guess from incomplete facts. */
        WEAK
    }

    /** A vulnerability known to be exploited, with CISA's due date. */
    public record Exploited(String cve, LocalDate due) {}

    /**
     * What says so.
     *
     * @param origin the document; absent where the host itself says it
     * @param text one sentence for a person: which update supersedes it, below which build it is …
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Evidence(@Nullable Origin origin, Text text) {}
}
