package dev.mainstay.patch.job;

import dev.mainstay.events.ScanSnapshot.Machine;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The agent's hold on a job.
 *
 * @param fence number of the lease, higher with each lease of the host; 0 before the first
 * @param expiresAt when it ends unless renewed; absent while nobody holds it
 * @param cancelRequested whether the agent is asked to stop before it installs
 * @param machine to which the order was given last; absent where its agent did not say
 */
public record JobLease(
        long fence,
        @Nullable Instant expiresAt,
        boolean cancelRequested,
        @Nullable Machine machine) {

    static final JobLease NONE = new JobLease(0, null, false, null);

    JobLease until(Instant instant) {
        return new JobLease(fence, instant, cancelRequested, machine);
    }

    /** Ends later by a time, and not before an instant; the same where nobody holds it. */
    JobLease putOff(Duration by, Instant notBefore) {
        if (expiresAt == null) {
            return this;
        }
        Instant later = expiresAt.plus(by);
        return until(later.isBefore(notBefore) ? notBefore : later);
    }

    JobLease ended() {
        return new JobLease(fence, null, cancelRequested, machine);
    }

    JobLease cancelling() {
        return new JobLease(fence, expiresAt, true, machine);
    }

    /** Whether it was surely given to another machine than this one. */
    public boolean givenToAnother(@Nullable Machine asking) {
        return machine != null && asking != null && machine.differsFrom(asking);
    }

    boolean expired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
