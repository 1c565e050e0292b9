package dev.mainstay.scanner.patching;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's standing word that the risk of not installing an update is accepted.
 *
 * @param decisionId the decision
 * @param names the update: its KB, or {@code update/<guid>} for all its revisions
 * @param until when it lapses; absent when it does not
 * @param reason why, in the words of who decided
 * @param decidedBy who decided
 */
public record Waiver(
        UUID decisionId, String names, @Nullable Instant until, String reason, String decidedBy) {

    /** Whether it has not lapsed. */
    public boolean counts(Instant now) {
        return until == null || until.isAfter(now);
    }
}
