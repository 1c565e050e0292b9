package dev.mainstay.catalogue.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.finding.HostFinding.OfferTerms;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link HostFinding} in one language.
 *
 * @param explanation what {@code hresult} means; absent where there is none or nobody knows it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingView(
        String subject,
        String title,
        FindingState state,
        Confidence confidence,
        @Nullable String kb,
        @Nullable String current,
        @Nullable String target,
        @Nullable String severity,
        List<String> cves,
        List<Exploited> exploited,
        @Nullable LocalDate supportEnded,
        @Nullable String remedy,
        List<Evidence> evidence,
        @Nullable OfferTerms offer,
        @Nullable String hresult,
        @Nullable Explanation explanation) {

    public FindingView {
        cves = List.copyOf(cves);
        exploited = List.copyOf(exploited);
        evidence = List.copyOf(evidence);
    }

    /**
     * What an HRESULT means.
     *
     * @param name Microsoft's name, the code itself where it has none
     * @param meaning one sentence
     * @param nextStep what an administrator does next, a sentence
     */
    public record Explanation(String name, String meaning, String nextStep) {}

    /**
     * What says so.
     *
     * @param origin the document; absent where the host itself says it
     * @param text one sentence
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Evidence(@Nullable Origin origin, String text) {}
}
