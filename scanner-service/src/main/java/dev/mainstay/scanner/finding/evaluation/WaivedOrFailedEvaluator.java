package dev.mainstay.scanner.finding.evaluation;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;
import dev.mainstay.scanner.patching.Attempt;
import dev.mainstay.scanner.patching.Waiver;
import dev.mainstay.scanner.patching.WaiversAndAttempts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is missing and failed to be installed, or whose risk a person accepted. A waiver hides no failure: both stand in the
 * evidence. What cannot be installed any more, or waits for a restart, is not missing: neither concerns it. Pure.
 */
public final class WaivedOrFailedEvaluator {
    private static final Comparator<Waiver> LONGEST_LAST = Comparator.comparing(
                    (Waiver waiver) -> waiver.until() == null ? Instant.MAX : waiver.until())
            .thenComparing(Waiver::decisionId);

    private final FindingNames names;
    private final WaiversAndAttempts said;
    private final Instant now;

    public WaivedOrFailedEvaluator(FindingNames names, WaiversAndAttempts said, Instant now) {
        this.names = names;
        this.said = said;
        this.now = now;
    }

    HostFinding with(HostFinding finding) {
        if (finding.state() != FindingState.MISSING) {
            return finding;
        }
        FindingState state = finding.state();
        List<Text> sentences = new ArrayList<>();
        Optional<Attempt> failure = failure(finding);
        if (failure.isPresent()) {
            state = FindingState.FAILED;
            sentences.add(WaivedOrFailedText.failed(failure.get()));
        }
        Optional<Waiver> waiver = waiver(finding);
        if (waiver.isPresent()) {
            state = FindingState.WAIVED;
            sentences.addFirst(WaivedOrFailedText.waived(waiver.get()));
        }
        return sentences.isEmpty()
                ? finding
                : Conclusions.led(finding, state, sentences)
                        .failedWith(failure.map(Attempt::hresult).orElse(null));
    }

    /** Of several the one that lasts longest. */
    private Optional<Waiver> waiver(HostFinding finding) {
        Set<String> known = names.of(finding);
        return said.waivers().stream()
                .filter(waiver -> waiver.counts(now) && known.contains(waiver.names()))
                .max(LONGEST_LAST);
    }

    /** The last attempt, whoever tells of it, unless it succeeded. */
    private Optional<Attempt> failure(HostFinding finding) {
        return said.attempts().stream()
                .filter(attempt -> attempt.thing().equals(finding.subject()) && concerns(attempt, finding))
                .max(Comparator.comparing(Attempt::at))
                .filter(Attempt::failed);
    }

    /** An update is its GUID and revision. A package is what both sides know of it: its KB, else the version it brings. */
    private boolean concerns(Attempt attempt, HostFinding finding) {
        Optional<Integer> revision = names.offered(finding).map(ScanFacts.OfferedUpdate::revision);
        if (revision.isPresent()) {
            return revision.get().equals(attempt.revision());
        }
        if (attempt.kb() != null && finding.kb() != null) {
            return attempt.kb().equals(finding.kb());
        }
        Optional<Version> brought = version(attempt.target());
        Optional<Version> wanted = version(finding.target());
        return brought.isEmpty() || wanted.isEmpty() || brought.get().isBuild(wanted.get());
    }

    private static Optional<Version> version(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(Version::read);
    }
}
