package dev.mainstay.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, moved by as much as a test wants. */
public final class SettableClock extends Clock {
    private static volatile Duration offset = Duration.ZERO;

    /** Makes it later. Back to the present with {@link #reset}. */
    public static void advance(Duration by) {
        offset = offset.plus(by);
    }

    public static void reset() {
        offset = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Alternative
    @Priority(1)
    static class Producer {
        @Produces
        @Singleton
        @Alternative
        Clock clock() {
            return new SettableClock();
        }
    }
}
