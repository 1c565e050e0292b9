package dev.mainstay.scanner.finding.evaluation;

import dev.mainstay.catalogue.text.Text;
import dev.mainstay.scanner.patching.Attempt;
import dev.mainstay.scanner.patching.Waiver;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a finding's evidence says of waivers and failures. */
final class WaivedOrFailedText {
    private WaivedOrFailedText() {}

    static Text waived(Waiver waiver) {
        return waiver.until() == null
                ? AgentText.WAIVED.with(waiver.decidedBy(), waiver.reason())
                : AgentText.WAIVED_UNTIL.with(waiver.decidedBy(), waiver.reason(), waiver.until());
    }

    static Text failed(Attempt attempt) {
        if (attempt.message() == null) {
            return attempt.hresult() == null
                    ? AgentText.FAILED.with(attempt.at())
                    : AgentText.FAILED_CODE.with(attempt.at(), attempt.hresult());
        }
        return attempt.hresult() == null
                ? AgentText.JOB_FAILED.with(attempt.at(), message(attempt, attempt.message()))
                : AgentText.JOB_FAILED_CODE.with(attempt.at(), message(attempt, attempt.message()), attempt.hresult());
    }

    private static Text message(Attempt attempt, String english) {
        if (attempt.translations() == null) {
            return Text.verbatim(english);
        }
        SortedMap<String, String> words = new TreeMap<>();
        words.put("en", english);
        attempt.translations().forEach(other -> words.putIfAbsent(other.language(), other.message()));
        return new Text.Translation(words);
    }
}
