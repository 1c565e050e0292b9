package dev.mainstay.scanner.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.OfferTerms;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.FindingsSnapshot;
import dev.mainstay.events.FindingsSnapshot.Confidence;
import dev.mainstay.events.FindingsSnapshot.Exploited;
import dev.mainstay.events.FindingsSnapshot.Finding;
import dev.mainstay.events.FindingsSnapshot.State;
import dev.mainstay.events.FindingsSnapshot.Translation;
import dev.mainstay.events.HresultTexts;
import dev.mainstay.scanner.finding.evaluation.Conclusions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the others are told of a host's findings: what is not in order, cut so that it fits into one event. */
public final class FindingsEvent {
    /** Some way below the 256 KiB that an event may have: the frame around the findings comes on top. */
    private static final int MOST_BYTES = 224 * 1024;

    /** So many and no more are written at once, as most hosts have fewer; of more, each is measured first. */
    private static final int FEW = 100;

    private static final List<Locale> TRANSLATIONS = List.of(Locale.FRENCH);

    private static final int TITLE = 200;
    private static final int SENTENCE = 300;
    private static final int SENTENCES = 3;
    private static final int CVES = 100;

    private FindingsEvent() {}

    /** The event's value as JSON. */
    public static byte[] data(FindingsInput input, Evaluation evaluation, long sequence, List<HostFinding> findings) {
        List<HostFinding> wrong = wrong(findings);
        if (wrong.size() <= FEW) {
            List<Finding> told = wrong.stream().map(FindingsEvent::cut).toList();
            byte[] whole = json(snapshot(input, evaluation, sequence, told, 0));
            if (whole.length <= MOST_BYTES) {
                return whole;
            }
        }
        return json(snapshot(input, evaluation, sequence, findings));
    }

    public static FindingsSnapshot snapshot(
            FindingsInput input, Evaluation evaluation, long sequence, List<HostFinding> findings) {
        List<HostFinding> wrong = wrong(findings);
        List<Finding> told = new ArrayList<>();
        int bytes = 0;
        for (HostFinding finding : wrong) {
            Finding cut = cut(finding);
            bytes += json(cut).length + 1;
            if (bytes > MOST_BYTES) {
                break;
            }
            told.add(cut);
        }
        return snapshot(input, evaluation, sequence, told, wrong.size() - told.size());
    }

    private static List<HostFinding> wrong(List<HostFinding> findings) {
        return findings.stream()
                .filter(finding -> !Conclusions.inOrder(finding))
                .toList();
    }

    private static FindingsSnapshot snapshot(
            FindingsInput input, Evaluation evaluation, long sequence, List<Finding> told, int omitted) {
        return new FindingsSnapshot(
                input.host().id().value(),
                input.host().fqdn(),
                sequence,
                evaluation.at(),
                input.scan().scanId(),
                input.scan().scannedAt(),
                evaluation.catalogueVersion(),
                told,
                omitted,
                input.scan().simulated());
    }

    private static Finding cut(HostFinding finding) {
        Translation english = told(finding, Locale.ENGLISH);
        OfferTerms offer = finding.offer();
        return new Finding(
                finding.subject(),
                english.title(),
                state(finding),
                Confidence.valueOf(finding.confidence().name()),
                finding.kb(),
                finding.current(),
                finding.target(),
                finding.severity(),
                finding.cves().stream().limit(CVES).toList(),
                finding.exploited().stream()
                        .limit(CVES)
                        .map(exploited -> new Exploited(exploited.cve(), exploited.due()))
                        .toList(),
                finding.supportEnded(),
                english.remedy(),
                english.evidence(),
                TRANSLATIONS.stream().map(language -> told(finding, language)).toList(),
                onlyTrue(finding.optional()),
                onlyTrue(offer != null && offer.mandatory()),
                offer == null ? null : offer.deadline(),
                finding.hresult(),
                HresultTexts.of(finding.hresult()));
    }

    /** The finding's sentences in a language. */
    private static Translation told(HostFinding finding, Locale language) {
        Text remedy = finding.remedy();
        return new Translation(
                language.toLanguageTag(),
                cut(finding.title().in(language), TITLE),
                remedy == null ? null : cut(remedy.in(language), SENTENCE),
                finding.evidence().stream()
                        .limit(SENTENCES)
                        .map(evidence -> cut(evidence.text().in(language), SENTENCE))
                        .toList());
    }

    private static @Nullable Boolean onlyTrue(boolean flag) {
        return flag ? Boolean.TRUE : null;
    }

    private static State state(HostFinding finding) {
        return switch (finding.state()) {
            case MISSING -> State.MISSING;
            case INSTALLED_PENDING_REBOOT -> State.INSTALLED_PENDING_REBOOT;
            case FAILED -> State.FAILED;
            case WAIVED -> State.WAIVED;
            case UNPATCHABLE -> State.UNPATCHABLE;
            case UNKNOWN, INSTALLED, INSTALLED_OTHER, NOT_APPLICABLE -> State.UNKNOWN;
        };
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static byte[] json(Object value) {
        try {
            return EventJson.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }
}
