package dev.mainstay.scanner.finding;

import dev.mainstay.catalogue.text.Text;
import dev.mainstay.scanner.patching.Attempt;
import dev.mainstay.scanner.patching.Waiver;

/** What a finding's evidence says of waivers and failures. */
final class HeardText {
    private HeardText() {}

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
                ? AgentText.JOB_FAILED.with(attempt.at(), attempt.message())
                : AgentText.JOB_FAILED_CODE.with(attempt.at(), attempt.message(), attempt.hresult());
    }
}
