package dev.mainstay.patch.job;

import dev.mainstay.events.Act;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.JobSnapshot.UpdateResult;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Machine;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.patch.job.order.JobOrder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patch job as it stands. What it is to do never changes; the rest each stands for one thing that does.
 *
 * @param order what it is to do
 * @param version the version as published
 * @param standing where it stands
 * @param lease the agent's hold on it
 * @param steps what the agent did so far
 * @param proof what was said of its end, and what proved it
 */
public record Job(
        JobOrder order, JobVersion version, JobStanding standing, JobLease lease, JobSteps steps, JobProof proof) {

    /** Reason code of a job of which only the columns of its row could be read. */
    public static final String UNREADABLE = "job-unreadable";

    /** Reason code of a job that has no seal: from before there were any. */
    public static final String UNSEALED = "job-unsealed";

    /** Reason code of a job cancelled because its updates are no longer approved or no longer missing. */
    public static final String APPROVAL_WITHDRAWN = "approval-withdrawn";

    /** A new job, planned. */
    public static Job planned(JobOrder order) {
        return new Job(
                order,
                new JobVersion(1, order.plannedAt()),
                JobStanding.PLANNED,
                JobLease.NONE,
                JobSteps.NONE,
                JobProof.NONE);
    }

    public JobStatus status() {
        return standing.status();
    }

    public @Nullable Reason reason() {
        return standing.reason();
    }

    /** Whether it already tells of that reason. Names in the sentence may differ: they are no news. */
    public boolean tells(String code) {
        Reason told = reason();
        return told != null && told.code().equals(code);
    }

    /** Whether it stands in for a job whose body cannot be read: what that was to do, and how far it is, nobody knows. */
    public boolean unreadable() {
        return tells(UNREADABLE);
    }

    /**
     * Whether the same order must not be given again until a person asks for it: it failed, or somebody stopped it. A
     * job cancelled because its approval was withdrawn bars nothing: the approval may come back. Nor does one without a seal. What
     * became of one that cannot be read is not known, so it bars.
     */
    public boolean barsSameOrder() {
        return unreadable()
                || status().failed()
                || (status() == JobStatus.CANCELLED && !tells(APPROVAL_WITHDRAWN) && !tells(UNSEALED));
    }

    /**
     * Whether it failed by its agent's own word before it changed anything on its host. An order that the host says it has carried
     * out before is no such failure: what it did then is not known here.
     */
    public boolean failedUntouched() {
        AgentResult said = proof.result();
        return status() == JobStatus.FAILED
                && said != null
                && !said.restarted()
                && said.refusal() != AgentResult.Refusal.REPLAYED
                && said.updates().stream().allMatch(update -> update.result() == UpdateResult.NOT_STARTED)
                && steps.onlyRead();
    }

    /**
     * Whether it no longer stands against its host, which it left as it was: the host has been scanned since, and wholly.
     *
     * @param lastScanAt when the host's last scan that did not fail was received; null before the first
     * @param latest the latest scan that told what is missing; null when there is none
     */
    public boolean clearedBy(@Nullable Instant lastScanAt, @Nullable ScanSnapshot latest) {
        Instant ended = standing.finishedAt();
        return failedUntouched()
                && ended != null
                && lastScanAt != null
                && lastScanAt.isAfter(ended)
                && latest != null
                && latest.outcome() == Outcome.COMPLETE;
    }

    /**
     * Whether it says something of the Windows that a scan saw: not when it was another machine's, nor when it had ended before
     * that Windows was installed.
     */
    public boolean speaksFor(@Nullable Machine scanned) {
        Instant installedAt = scanned == null ? null : scanned.installedAt();
        Instant ended = standing.finishedAt();
        return !lease.givenToAnother(scanned) && (installedAt == null || ended == null || !installedAt.isAfter(ended));
    }

    Job with(JobStatus status, @Nullable Reason reason, Instant now) {
        return new Job(
                order, version, standing.in(status, reason, now), status.ended() ? lease.ended() : lease, steps, proof);
    }

    Job with(JobLease newLease) {
        return new Job(order, version, standing, newLease, steps, proof);
    }

    Job with(JobSteps newSteps) {
        return new Job(order, version, standing, lease, newSteps, proof);
    }

    /** The same job after a person did something to it. */
    Job after(Act act) {
        return new Job(order, version, standing.after(act), lease, steps, proof);
    }

    Job started(Instant now) {
        return new Job(order, version, standing.started(now), lease, steps, proof);
    }

    Job with(AgentResult result, Instant verifyBy) {
        return new Job(order, version, standing, lease, steps, proof.due(result, verifyBy));
    }

    Job with(JobProof newProof) {
        return new Job(order, version, standing, lease, steps, newProof);
    }

    Job verifiedBy(@Nullable UUID scanId) {
        return new Job(order, version, standing, lease, steps, proof.by(scanId));
    }

    /** The next version, as the stream will hear of it. */
    Job announced(Instant now) {
        return new Job(order, version.next(now), standing, lease, steps, proof);
    }
}
