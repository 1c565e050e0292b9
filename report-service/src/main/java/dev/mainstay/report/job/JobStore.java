package dev.mainstay.report.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.Act;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.report.copy.CopyRows;
import dev.mainstay.report.copy.CopyStore;
import dev.mainstay.report.copy.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes the tables {@code job} and {@code job_history}. Reading is {@link JobReadStore}'s. */
@ApplicationScoped
public class JobStore {
    private static final String COLUMNS =
            "job_id, sequence, changed_at, host_id, rollout_id, status, pools, planned_at, finished_at, until_scanned,"
                    + " snapshot, waiting";
    private static final String HISTORY_COLUMNS = "job_id, sequence, changed_at, status, reason_code, reason_hresult,"
            + " reason_message, step, step_state, step_percent, act, act_by, act_reason";

    private static final String UPSERT = """
            insert into job as t (%1$s) select %1$s from staged_job
            on conflict (job_id) do update
            set sequence = excluded.sequence, changed_at = excluded.changed_at, status = excluded.status,
                pools = excluded.pools, finished_at = excluded.finished_at, until_scanned = excluded.until_scanned,
                snapshot = excluded.snapshot, waiting = excluded.waiting
            where excluded.sequence > t.sequence""".formatted(COLUMNS);
    private static final String APPEND_HISTORY = """
            insert into job_history (%1$s) select %1$s from staged_job_history
            on conflict do nothing returning job_id, sequence""".formatted(HISTORY_COLUMNS);

    private final CopyStore copies;

    JobStore(CopyStore copies) {
        this.copies = copies;
    }

    /**
     * A job event and its JSON.
     *
     * @param json the event's data as it came, UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent") // not copied: the hot path carries thousands of them a second
    public record JobEvent(JobSnapshot job, byte[] json) {}

    /**
     * Projects the events, whatever their order.
     *
     * @return the versions not seen before
     */
    public Set<Version> project(Collection<JobEvent> events) {
        if (events.isEmpty()) {
            return Set.of();
        }
        Map<UUID, JobEvent> newest = new HashMap<>();
        Map<Version, JobEvent> distinct = new HashMap<>();
        for (JobEvent event : events) {
            JobSnapshot job = event.job();
            newest.merge(
                    job.jobId(), event, (a, b) -> a.job().sequence() >= b.job().sequence() ? a : b);
            distinct.putIfAbsent(new Version(job.jobId(), job.sequence()), event);
        }
        upsert(newest.values());
        return appendHistory(distinct.values());
    }

    private void upsert(Collection<JobEvent> newest) {
        CopyRows rows = new CopyRows();
        for (JobEvent event : newest) {
            JobSnapshot job = event.job();
            Instant ended = job.finishedAt(); // what is said of an ended job later makes no failure a newer one
            rows.row(12)
                    .uuid(job.jobId())
                    .bigint(job.sequence())
                    .instant(ended == null ? job.changedAt() : ended)
                    .uuid(job.hostId())
                    .uuid(job.rolloutId())
                    .name(job.status())
                    .texts(job.pools())
                    .instant(job.plannedAt())
                    .instant(job.finishedAt())
                    .bool(standsUntilScanned(job))
                    .utf8(event.json())
                    .text(WaitingJobView.waits(job) ? json(WaitingJobView.of(job)) : null);
        }
        copies.stage("staged_job", "like job including defaults", COLUMNS, rows);
        copies.update(UPSERT);
    }

    private static String json(WaitingJobView job) {
        try {
            return EventJson.mapper().writeValueAsString(job);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }

    /** Whether it stands against its host only until the next scan: it changed nothing there, or a person found the host well. */
    private static boolean standsUntilScanned(JobSnapshot job) {
        return Boolean.TRUE.equals(job.untouched())
                || (job.acts() != null && job.acts().stream().anyMatch(act -> act.act() == Act.Kind.SETTLE_INSTALLED));
    }

    private Set<Version> appendHistory(Collection<JobEvent> events) {
        CopyRows rows = new CopyRows();
        for (JobEvent event : events) {
            JobSnapshot job = event.job();
            JobSnapshot.Reason reason = job.reason();
            JobSnapshot.Step step = job.steps().isEmpty() ? null : job.steps().getLast();
            Act act = Act.toldFirst(job.acts(), job.changedAt());
            rows.row(13)
                    .uuid(job.jobId())
                    .bigint(job.sequence())
                    .instant(job.changedAt())
                    .name(job.status())
                    .text(reason == null ? null : reason.code())
                    .text(reason == null ? null : reason.hresult())
                    .text(reason == null ? null : reason.message())
                    .name(step == null ? null : step.name())
                    .name(step == null ? null : step.state())
                    .integer(step == null ? null : step.percent())
                    .name(act == null ? null : act.act())
                    .text(act == null ? null : act.by())
                    .text(act == null ? null : act.reason());
        }
        copies.stage("staged_job_history", "like job_history including defaults", HISTORY_COLUMNS, rows);
        return new HashSet<>(copies.query(APPEND_HISTORY, CopyStore::version));
    }
}
