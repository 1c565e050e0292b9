package dev.mainstay.patch.job.store;

import dev.mainstay.patch.job.JobStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a job's row that say which job it is and where it stands, with the body that says all else. */
record JobRow(
        UUID jobId,
        long sequence,
        UUID hostId,
        UUID rolloutId,
        JobStatus status,
        int attempt,
        Instant plannedAt,
        @Nullable Instant leaseExpiresAt,
        String body) {}
