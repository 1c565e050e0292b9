package dev.mainstay.report.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that has not begun. Kept beside the job's snapshot, which is large: the overview reads hundreds of them each time.
 *
 * @param status PLANNED, SCHEDULED, READY (its agent has not asked yet) or BLOCKED
 * @param title of its first update, or the package's file name
 * @param updates how many updates it has; 0 for a package
 * @param reason what holds it; absent when nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WaitingJobView(
        UUID jobId,
        UUID hostId,
        String fqdn,
        List<String> pools,
        String status,
        String title,
        int updates,
        JobSnapshot.@Nullable Reason reason,
        Instant plannedAt,
        boolean simulated) {
    private static final Set<JobStatus> WAITING =
            EnumSet.of(JobStatus.PLANNED, JobStatus.SCHEDULED, JobStatus.READY, JobStatus.BLOCKED);

    static boolean waits(JobSnapshot job) {
        return job.finishedAt() == null && WAITING.contains(job.status());
    }

    static WaitingJobView of(JobSnapshot job) {
        JobSnapshot.OrderedPackage software = job.software();
        String title = software != null
                ? software.name()
                : job.updates().stream()
                        .map(JobSnapshot.OrderedUpdate::title)
                        .findFirst()
                        .orElse("");
        return new WaitingJobView(
                job.jobId(),
                job.hostId(),
                job.fqdn(),
                job.pools(),
                job.status().name(),
                title,
                job.updates().size(),
                job.reason(),
                job.plannedAt(),
                job.simulated());
    }
}
