package dev.mainstay.patch.job;

import dev.mainstay.events.JobSnapshot.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands.
 *
 * @param reason why it is blocked, failed, lost, cancelled or expired; absent otherwise
 * @param startedAt when the agent began; absent before
 * @param finishedAt when it ended; absent before
 */
public record JobStanding(
        JobStatus status,
        @Nullable Reason reason,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static final JobStanding PLANNED = new JobStanding(JobStatus.PLANNED, null, null, null);

    JobStanding in(JobStatus newStatus, @Nullable Reason newReason, Instant now) {
        return new JobStanding(newStatus, newReason, startedAt, newStatus.ended() ? now : null);
    }

    JobStanding started(Instant now) {
        return new JobStanding(status, reason, startedAt == null ? now : startedAt, finishedAt);
    }
}
