package dev.mainstay.report.job;

import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.http.list.Cursor;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list. What is absent does not restrict.
 *
 * @param statuses any of these; empty for all
 * @param pool FQDN of a pool the job's host belongs to
 * @param from planned at this time or later
 * @param until planned before this time
 * @param after the place in the list after which to go on
 */
record JobFilter(
        Set<JobStatus> statuses,
        @Nullable UUID hostId,
        @Nullable String pool,
        @Nullable UUID rolloutId,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Cursor after) {}
