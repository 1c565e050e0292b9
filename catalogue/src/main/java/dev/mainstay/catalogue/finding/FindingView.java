package dev.mainstay.catalogue.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.finding.HostFinding.Offer;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link HostFinding} in one language. */
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
        @Nullable Offer offer) {

    public FindingView {
        cves = List.copyOf(cves);
        exploited = List.copyOf(exploited);
        evidence = List.copyOf(evidence);
    }

    /**
     * What says so.
     *
     * @param origin the document; absent where the host itself says it
     * @param text one sentence
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Evidence(@Nullable Origin origin, String text) {}
}
