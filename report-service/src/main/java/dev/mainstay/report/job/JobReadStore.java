package dev.mainstay.report.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.JobSnapshot;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.orm.panache.common.ProjectedFieldName;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code job}. */
@ApplicationScoped
class JobReadStore implements PanacheRepositoryBase<JobEntity, UUID> {
    private static final ObjectReader SNAPSHOT = EventJson.mapper().readerFor(JobSnapshot.class);
    private static final ObjectReader WAITING_JOB = EventJson.mapper().readerFor(WaitingJobView.class);
    private static final Sort NEWEST_FIRST =
            Sort.by("plannedAt", Sort.Direction.Descending).and("jobId", Sort.Direction.Descending);

    private static final String WAITING =
            "finishedAt is null and status in ('PLANNED', 'SCHEDULED', 'READY', 'BLOCKED')";

    /** A job and its place in the list. */
    record Listed(JobCursor place, JobSnapshot job) {}

    Optional<JobSnapshot> job(UUID jobId) {
        return findByIdOptional(jobId).map(job -> snapshot(job.snapshot));
    }

    List<Listed> list(JobFilter filter, int limit) {
        StringBuilder where = new StringBuilder("true = true");
        Map<String, Object> parameters = new HashMap<>();
        if (!filter.statuses().isEmpty()) {
            where.append(" and status in :statuses");
            parameters.put(
                    "statuses", filter.statuses().stream().map(Enum::name).toList());
        }
        if (filter.hostId() != null) {
            where.append(" and hostId = :hostId");
            parameters.put("hostId", filter.hostId());
        }
        if (filter.pool() != null) {
            where.append(" and array_position(pools, :pool) > 0");
            parameters.put("pool", filter.pool());
        }
        if (filter.rolloutId() != null) {
            where.append(" and rolloutId = :rolloutId");
            parameters.put("rolloutId", filter.rolloutId());
        }
        if (filter.from() != null) {
            where.append(" and plannedAt >= :from");
            parameters.put("from", filter.from());
        }
        if (filter.until() != null) {
            where.append(" and plannedAt < :until");
            parameters.put("until", filter.until());
        }
        if (filter.after() != null) {
            where.append(" and (plannedAt < :place or plannedAt = :place and jobId < :placeId)");
            parameters.put("place", filter.after().plannedAt());
            parameters.put("placeId", filter.after().jobId());
        }
        return listed(find(where.toString(), NEWEST_FIRST, parameters)
                .range(0, limit - 1)
                .list());
    }

    /** The jobs that are on a host now, or were lost there, oldest first. */
    List<JobSnapshot> running(int limit) {
        return oldest(
                "finishedAt is null and status in ('LEASED', 'RUNNING', 'REBOOTING', 'VERIFYING', 'LOST')", limit);
    }

    /** The jobs that wait, longest first; what was stored before there was a short form is made from the whole. */
    List<WaitingJobView> waiting(int limit) {
        return find(WAITING, Sort.by("plannedAt").and("jobId"))
                .project(Waiting.class)
                .range(0, limit - 1)
                .<Waiting>list()
                .stream()
                .map(JobReadStore::waiting)
                .toList();
    }

    /** What is read of a job that waits: {@code snapshot} only where there is no short form. */
    record Waiting(
            @ProjectedFieldName("waiting") @Nullable String waiting,
            @ProjectedFieldName("untold") @Nullable String snapshot) {}

    private static WaitingJobView waiting(Waiting job) {
        try {
            return job.waiting() == null
                    ? WaitingJobView.of(snapshot(Objects.requireNonNull(job.snapshot())))
                    : WAITING_JOB.readValue(job.waiting());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A waiting job cannot be read, though it was stored here", e);
        }
    }

    private List<JobSnapshot> oldest(String which, int limit) {
        return find(which, Sort.by("plannedAt").and("jobId")).range(0, limit - 1).<JobEntity>stream()
                .map(job -> snapshot(job.snapshot))
                .toList();
    }

    /** How many jobs wait. */
    long waiting() {
        return count(WAITING);
    }

    private static List<Listed> listed(List<JobEntity> jobs) {
        return jobs.stream()
                .map(job -> new Listed(new JobCursor(micros(job.plannedAt), job.jobId), snapshot(job.snapshot)))
                .toList();
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static JobSnapshot snapshot(String json) {
        try {
            return SNAPSHOT.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored job cannot be read, though its projection could read it", e);
        }
    }
}
