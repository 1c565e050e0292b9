package dev.mainstay.patch.job;

import java.time.Duration;

/**
 * The job machine's durations.
 *
 * @param lease how long a lease lasts unless renewed
 * @param reboot how long the lease lasts while the host restarts
 * @param verify how long after the result the proof may take
 */
public record JobTimes(Duration lease, Duration reboot, Duration verify) {}
