package dev.mainstay.agent.windows.services;

import java.time.Duration;

/** Waiting between two looks, so that a test need not wait. Deadlines are of the monotonic clock, in nanoseconds. */
public interface Pace {

    /** Waits; false when interrupted, with the interrupt still standing. */
    boolean pause(Duration duration);

    /** Nanoseconds of a clock that never goes back. */
    long nanos();

    default long deadline(Duration timeout) {
        return nanos() + timeout.toNanos();
    }

    /** Zero when the deadline has passed. */
    default Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - nanos()));
    }

    /** The pace of the world. */
    static Pace real() {
        return new Pace() {
            @Override
            public boolean pause(Duration duration) {
                try {
                    Thread.sleep(duration.toMillis());
                    return true;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }
}
