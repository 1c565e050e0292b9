package dev.mainstay.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is concluded about one host from its last complete scan and the catalogue. Key of the event: {@code hostId}. Published
 * when a conclusion changes, be it after a scan or because the catalogue knows more.
 *
 * @param hostId the host
 * @param fqdn the host's name, lower case
 * @param sequence version of the host's findings, 1 for the first; not the number of a scan
 * @param evaluatedAt when this version came to be
 * @param scanId the scan it was concluded from
 * @param scannedAt when scanner-service had that scan
 * @param catalogueVersion the state of the catalogue it was concluded with, higher with each change of a fact
 * @param findings what is not in order, the most severe first; what is installed or does not apply is left out
 * @param omitted how many more findings there are that did not fit into the event; scanner-service tells them over REST
 * @param simulated whether a simulated Windows said what it was concluded from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingsSnapshot(
        UUID hostId,
        String fqdn,
        long sequence,
        Instant evaluatedAt,
        UUID scanId,
        Instant scannedAt,
        long catalogueVersion,
        List<Finding> findings,
        int omitted,
        boolean simulated) {

    public FindingsSnapshot {
        findings = List.copyOf(findings);
    }

    /**
     * One conclusion.
     *
     * @param subject what it is about, the same over all versions: {@code update/<guid>}, {@code windows/<KB>}, {@code
     *     sql/<instance>} …
     * @param title for a person, cut at 200 characters
     * @param state what holds
     * @param confidence how sure that is
     * @param kb what to install or what was looked for; absent where there is no single one
     * @param current version found; absent where there is none or it is unknown
     * @param target version to come to; absent where there is none or it is unknown
     * @param severity highest MSRC severity among what it closes; absent where unknown
     * @param cves what installing it closes, at most 100
     * @param exploited those of all its CVEs that are known to be exploited
     * @param supportEnded last day of support; absent where support goes on or the day is unknown
     * @param remedy what to do; absent where installing {@code kb} is all
     * @param evidence what says so, one sentence each, cut
     * @param translations its sentences in languages other than English, in which the above are; absent where the publisher is
     *     older than they are
     * @param optional true when Windows Update only shows it to who looks for it (BrowseOnly), or it is a driver: nothing that
     *     has to be installed; absent otherwise
     * @param mandatory true when it belongs to Windows Update itself, which installs it unasked; absent otherwise
     * @param deadline when Windows Update installs it by itself and may restart the host; absent where none is set
     * @param hresult the HRESULT with which its last installation failed, as {@code 0x} and eight digits; absent otherwise
     * @param explanations what that HRESULT means, one for each language; absent where there is none or nobody knows it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Finding(
            String subject,
            String title,
            State state,
            Confidence confidence,
            @Nullable String kb,
            @Nullable String current,
            @Nullable String target,
            @Nullable String severity,
            List<String> cves,
            List<Exploited> exploited,
            @Nullable LocalDate supportEnded,
            @Nullable String remedy,
            List<String> evidence,
            @Nullable List<Translation> translations,
            @Nullable Boolean optional,
            @Nullable Boolean mandatory,
            @Nullable Instant deadline,
            @Nullable String hresult,
            @Nullable List<JobSnapshot.Explanation> explanations) {

        public Finding {
            cves = List.copyOf(cves);
            exploited = List.copyOf(exploited);
            evidence = List.copyOf(evidence);
            translations = translations == null ? null : List.copyOf(translations);
            explanations = explanations == null ? null : List.copyOf(explanations);
        }
    }

    /**
     * The sentences of a finding in another language, each cut like the English one.
     *
     * @param language BCP 47 tag: {@code fr}
     * @param title for a person
     * @param remedy what to do; absent where the finding has none
     * @param evidence what says so, in the order of the English sentences
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Translation(
            String language, String title, @Nullable String remedy, List<String> evidence) {

        public Translation {
            evidence = List.copyOf(evidence);
        }
    }

    /** What holds of an update, a component or an instance. */
    public enum State {
        MISSING,
        INSTALLED_PENDING_REBOOT,
        /** Its last installation failed. */
        FAILED,
        /** Missing, and a person accepted the risk for a time. */
        WAIVED,
        /** Out of support: nothing can be installed any more. */
        UNPATCHABLE,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** How sure a conclusion is. */
    public enum Confidence {
        /** The host itself says so. */
        VERDICT,
        /** Documents say so and the host's facts leave no other reading. */
        STRONG,
        /** Documents say so; a fact of the host that could change it is unknown. */
        LIKELY,
        /** A guess from incomplete facts. */
        WEAK,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /**
     * A vulnerability known to be exploited.
     *
     * @param cve its number
     * @param due until when CISA wants it remediated
     */
    public record Exploited(String cve, LocalDate due) {}
}
