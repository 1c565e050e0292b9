package dev.mainstay.patch.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The agent's hold on a job.
 *
 * @param fence number of the lease, higher with each lease of the host; 0 before the first
 * @param expiresAt when it ends unless renewed; absent while nobody holds it
 * @param cancelRequested whether the agent is asked to stop before it installs
 */
public record JobLease(long fence, @Nullable Instant expiresAt, boolean cancelRequested) {

    static final JobLease NONE = new JobLease(0, null, false);

    JobLease until(Instant instant) {
        return new JobLease(fence, instant, cancelRequested);
    }

    JobLease ended() {
        return new JobLease(fence, null, cancelRequested);
    }

    JobLease cancelling() {
        return new JobLease(fence, expiresAt, true);
    }

    boolean expired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
