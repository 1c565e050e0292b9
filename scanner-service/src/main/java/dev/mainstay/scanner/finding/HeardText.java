package dev.mainstay.scanner.finding;

import dev.mainstay.scanner.patching.Attempt;
import dev.mainstay.scanner.patching.Waiver;

/** What a finding's evidence says of waivers and failures. */
final class HeardText {
    private HeardText() {}

    static String waived(Waiver waiver) {
        return waiver.until() == null
                ? "%s accepts the risk of not installing it: %s".formatted(waiver.decidedBy(), waiver.reason())
                : "%s accepts the risk of not installing it until %s: %s"
                        .formatted(waiver.decidedBy(), waiver.until(), waiver.reason());
    }

    static String failed(Attempt attempt) {
        String code = attempt.hresult() == null ? "" : " (" + attempt.hresult() + ")";
        return attempt.message() == null
                ? "By Windows Update's history its last installation failed at %s%s.".formatted(attempt.at(), code)
                : "The last job to install it failed at %s%s: %s".formatted(attempt.at(), code, attempt.message());
    }
}
