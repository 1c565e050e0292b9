package dev.mainstay.report.job;

import dev.mainstay.events.Act;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.report.Version;
import dev.mainstay.sql.CopyRows;
import dev.mainstay.sql.Sql;
import dev.mainstay.sql.Upsert;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writer of the tables {@code job} and {@code job_history}. Reading is {@link JobReadStore}'s. */
@ApplicationScoped
public class JobStore {
    private static final Upsert JOBS = Upsert.into(
                    "job",
                    "job_id, sequence, changed_at, host_id, rollout_id, status, pools, planned_at, finished_at, until_scanned,"
                            + " snapshot, waiting")
            .replacing("job_id")
            .where("excluded.sequence > known.sequence");
    private static final Upsert HISTORY = Upsert.into(
                    "job_history",
                    "job_id, sequence, changed_at, status, reason_code, reason_hresult,"
                            + " reason_message, step, step_state, step_percent, act, act_by, act_reason")
            .ignoringKnown();

    private final Sql sql;

    JobStore(Sql sql) {
        this.sql = sql;
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
        sql.upsert(JOBS, rows -> newest.values().forEach(event -> addJob(rows, event)));
        return new HashSet<>(sql.upsert(
                HISTORY,
                rows -> distinct.values().forEach(event -> addHistory(rows, event)),
                "job_id, sequence",
                row -> Version.of(row, "job_id")));
    }

    private static void addJob(CopyRows rows, JobEvent event) {
        JobSnapshot job = event.job();
        Instant ended = job.finishedAt(); // what is said of an ended job later makes no failure a newer one
        rows.row()
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
                .json(WaitingJobView.waits(job) ? WaitingJobView.of(job) : null);
    }

    /** Whether it stands against its host only until the next scan: it changed nothing there, or a person found the host well. */
    private static boolean standsUntilScanned(JobSnapshot job) {
        return Boolean.TRUE.equals(job.untouched())
                || (job.acts() != null && job.acts().stream().anyMatch(act -> act.act() == Act.Kind.SETTLE_INSTALLED));
    }

    private static void addHistory(CopyRows rows, JobEvent event) {
        JobSnapshot job = event.job();
        JobSnapshot.Reason reason = job.reason();
        JobSnapshot.Step step = job.steps().isEmpty() ? null : job.steps().getLast();
        Act act = Act.toldFirst(job.acts(), job.changedAt());
        rows.row()
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
}
