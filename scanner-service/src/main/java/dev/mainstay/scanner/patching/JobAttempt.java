package dev.mainstay.scanner.patching;

import java.util.Comparator;
import java.util.UUID;

/**
 * What a job that ended says of one thing.
 *
 * @param sequence version of the job
 */
record JobAttempt(UUID hostId, long sequence, Attempt attempt) {
    /** A host has one job at a time, so the one that ended later began later. */
    static final Comparator<JobAttempt> EARLIEST_FIRST =
            Comparator.comparing((JobAttempt one) -> one.attempt().at()).thenComparingLong(JobAttempt::sequence);

    record Place(UUID hostId, String thing) {}

    Place place() {
        return new Place(hostId, attempt.thing());
    }
}
