package dev.mainstay.local.windows;

import java.time.Duration;

/**
 * How fast simulated time passes: a simulated host needs a real server's minutes, divided by this.
 *
 * @param times 1 for real time, 240 for four simulated minutes in a second; above 0
 */
public record Pace(double times) {
    public Pace {
        if (!(times > 0)) {
            throw new IllegalArgumentException("pace must be above 0: " + times);
        }
    }

    /** How long a thing takes here that takes a real server that long; at least a millisecond. */
    Duration of(Duration real) {
        return Duration.ofNanos(Math.max(1_000_000, (long) (real.toNanos() / times)));
    }
}
