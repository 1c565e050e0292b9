package dev.mainstay.patch.job;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a job's end, and what proved it or did not.
 *
 * @param result what the agent (or, for a lost job, a person) reported; absent before
 * @param verifyBy when the proof must be there; absent before the result
 * @param verifyingScanId the scan that proved it or did not; absent before
 */
public record JobProof(
        @Nullable AgentResult result,
        @Nullable Instant verifyBy,
        @Nullable UUID verifyingScanId) {

    static final JobProof NONE = new JobProof(null, null, null);

    JobProof due(AgentResult newResult, Instant newVerifyBy) {
        return new JobProof(newResult, newVerifyBy, verifyingScanId);
    }

    JobProof putOff(Duration by) {
        return new JobProof(result, verifyBy == null ? null : verifyBy.plus(by), verifyingScanId);
    }

    JobProof by(@Nullable UUID scanId) {
        return new JobProof(result, verifyBy, scanId);
    }
}
