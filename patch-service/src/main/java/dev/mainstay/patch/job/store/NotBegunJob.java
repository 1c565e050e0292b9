package dev.mainstay.patch.job.store;

import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * A job that no agent has taken, without what it is to do: a release run looks at all of them.
 *
 * @param fqdn its host's name when it was planned
 * @param reason why it is blocked or was taken back; absent otherwise
 */
public record NotBegunJob(
        JobId jobId,
        HostId hostId,
        RolloutId rolloutId,
        String fqdn,
        JobStatus status,
        @Nullable Reason reason) {

    static NotBegunJob of(Job job) {
        return new NotBegunJob(
                job.order().jobId(),
                job.order().hostId(),
                job.order().rolloutId(),
                job.order().fqdn(),
                job.status(),
                job.reason());
    }

    /** Whether it already tells of that reason. Names in the sentence may differ: they are no news. */
    public boolean tells(String code) {
        return reason != null && reason.code().equals(code);
    }

    /** Whether only the columns of its row could be read. */
    public boolean unreadable() {
        return tells(Job.UNREADABLE);
    }
}
