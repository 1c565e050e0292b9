package dev.mainstay.patch.job.store;

import dev.mainstay.patch.job.JobStatus;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list; what is absent or empty does not restrict. The same as report-service's.
 *
 * @param pool FQDN of a pool the job's host belonged to when it was planned
 * @param from planned at this time or later
 * @param until planned before this time
 */
public record JobFilter(
        Set<JobStatus> statuses,
        @Nullable UUID hostId,
        @Nullable String pool,
        @Nullable UUID rolloutId,
        @Nullable Instant from,
        @Nullable Instant until) {}
