package dev.mainstay.patch.job;

import java.time.Instant;

/**
 * Which version of a job this is.
 *
 * @param sequence of the job as published, 1 when planned
 * @param changedAt when this version came to be
 */
public record JobVersion(long sequence, Instant changedAt) {

    JobVersion next(Instant now) {
        return new JobVersion(sequence + 1, now);
    }
}
