package dev.mainstay.patch.job;

import dev.mainstay.events.JobSnapshot.Reason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patch job as it stands.
 *
 * @param sequence version of the job as published, 1 when planned
 * @param changedAt when this version came to be
 * @param reason why it is blocked, failed, lost, cancelled or expired; absent otherwise
 * @param startedAt when the agent began; absent before
 * @param finishedAt when it ended; absent before
 * @param result what the agent (or, for a lost job, a person) reported; absent before
 * @param verifyBy when the proof must be there; absent before the result
 * @param verifyingScanId the scan that proved it or did not; absent before
 */
public record Job(
        JobOrder order,
        long sequence,
        Instant changedAt,
        JobStatus status,
        @Nullable Reason reason,
        JobLease lease,
        JobSteps steps,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable AgentResult result,
        @Nullable Instant verifyBy,
        @Nullable UUID verifyingScanId) {

    /** Reason code of a job cancelled because its updates are no longer approved or no longer missing. */
    public static final String APPROVAL_WITHDRAWN = "approval-withdrawn";

    /** A new job, planned. */
    public static Job planned(JobOrder order) {
        return new Job(
                order,
                1,
                order.plannedAt(),
                JobStatus.PLANNED,
                null,
                JobLease.NONE,
                JobSteps.NONE,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * Whether the same order must not be given again until a person asks for it: it failed, or somebody stopped it. A
     * job cancelled because its approval was withdrawn bars nothing: the approval may come back.
     */
    public boolean barsSameOrder() {
        return status.failed()
                || (status == JobStatus.CANCELLED
                        && (reason == null || !reason.code().equals(APPROVAL_WITHDRAWN)));
    }

    Job with(JobStatus newStatus, @Nullable Reason newReason, Instant now) {
        return new Job(
                order,
                sequence,
                changedAt,
                newStatus,
                newReason,
                newStatus.ended() ? lease.ended() : lease,
                steps,
                startedAt,
                newStatus.ended() ? now : null,
                result,
                verifyBy,
                verifyingScanId);
    }

    Job with(JobLease newLease) {
        return new Job(
                order,
                sequence,
                changedAt,
                status,
                reason,
                newLease,
                steps,
                startedAt,
                finishedAt,
                result,
                verifyBy,
                verifyingScanId);
    }

    Job with(JobSteps newSteps) {
        return new Job(
                order,
                sequence,
                changedAt,
                status,
                reason,
                lease,
                newSteps,
                startedAt,
                finishedAt,
                result,
                verifyBy,
                verifyingScanId);
    }

    Job started(Instant now) {
        return new Job(
                order,
                sequence,
                changedAt,
                status,
                reason,
                lease,
                steps,
                startedAt == null ? now : startedAt,
                finishedAt,
                result,
                verifyBy,
                verifyingScanId);
    }

    Job with(AgentResult newResult, Instant newVerifyBy) {
        return new Job(
                order,
                sequence,
                changedAt,
                status,
                reason,
                lease,
                steps,
                startedAt,
                finishedAt,
                newResult,
                newVerifyBy,
                verifyingScanId);
    }

    Job verifiedBy(@Nullable UUID scanId) {
        return new Job(
                order,
                sequence,
                changedAt,
                status,
                reason,
                lease,
                steps,
                startedAt,
                finishedAt,
                result,
                verifyBy,
                scanId);
    }

    /** The next version, as the stream will hear of it. */
    Job announced(Instant now) {
        return new Job(
                order,
                sequence + 1,
                now,
                status,
                reason,
                lease,
                steps,
                startedAt,
                finishedAt,
                result,
                verifyBy,
                verifyingScanId);
    }
}
