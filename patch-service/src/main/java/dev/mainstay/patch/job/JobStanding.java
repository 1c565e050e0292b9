package dev.mainstay.patch.job;

import dev.mainstay.events.Act;
import dev.mainstay.events.JobSnapshot.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands.
 *
 * @param reason why it is blocked, failed, lost, cancelled or expired; absent otherwise
 * @param startedAt when the agent began; absent before
 * @param finishedAt when it ended; absent before
 * @param acts what people did to it, in order; none in jobs from before there was this field
 */
public record JobStanding(
        JobStatus status,
        @Nullable Reason reason,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable List<Act> acts) {

    @Override
    public List<Act> acts() {
        return acts == null ? List.of() : acts;
    }

    static final JobStanding PLANNED = new JobStanding(JobStatus.PLANNED, null, null, null, List.of());

    public JobStanding in(JobStatus newStatus, @Nullable Reason newReason, Instant now) {
        return new JobStanding(newStatus, newReason, startedAt, newStatus.ended() ? now : null, acts);
    }

    JobStanding started(Instant now) {
        return new JobStanding(status, reason, startedAt == null ? now : startedAt, finishedAt, acts);
    }

    JobStanding after(Act act) {
        List<Act> all = new ArrayList<>(acts());
        all.add(act);
        return new JobStanding(status, reason, startedAt, finishedAt, all);
    }

    boolean knows(Act.Kind kind) {
        return acts().stream().anyMatch(act -> act.act() == kind);
    }
}
