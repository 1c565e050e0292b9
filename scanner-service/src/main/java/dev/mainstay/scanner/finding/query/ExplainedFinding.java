package dev.mainstay.scanner.finding.query;

import dev.mainstay.catalogue.finding.FindingView;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.events.HresultTexts;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A finding in one language, with what the code of its last failed installation means. */
public final class ExplainedFinding {
    private ExplainedFinding() {}

    /** English for a language that the table of codes does not have. */
    public static FindingView of(HostFinding finding, Locale language) {
        return finding.in(
                language,
                Optional.ofNullable(HresultTexts.of(finding.hresult()))
                        .flatMap(texts -> Stream.of(language.getLanguage(), "en")
                                .flatMap(tag -> texts.stream()
                                        .filter(text -> text.language().equals(tag)))
                                .findFirst())
                        .map(text -> new FindingView.Explanation(text.name(), text.meaning(), text.nextStep()))
                        .orElse(null));
    }
}
