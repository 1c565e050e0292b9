package dev.mainstay.patch.timeout;

import dev.mainstay.patch.job.store.JobConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A time in which no replica of this service was there: stopped, suspended, or without its database. Agents worked on and could
 * not say so.
 *
 * @param lasted longer than the service may be silent without anybody noticing
 * @param heardBy until when agents may take to be heard again; no lease ends before
 */
record Absence(Duration lasted, Instant heardBy) {

    /**
     * Whether there was one until now. An agent that could not be heard tries again after ever longer pauses, at the longest as
     * long as it has been trying and never longer than a bound (docs/agent-protocol.md).
     *
     * @param seen when the service was last there; in the future where another replica's clock is ahead
     */
    static Optional<Absence> until(Instant now, Instant seen, JobConfig config) {
        Duration lasted = Duration.between(seen, now);
        if (lasted.compareTo(config.awayAfter()) <= 0) {
            return Optional.empty();
        }
        Duration pause = lasted.compareTo(config.agentsPause()) < 0 ? lasted : config.agentsPause();
        return Optional.of(new Absence(lasted, now.plus(pause).plus(config.lease())));
    }
}
