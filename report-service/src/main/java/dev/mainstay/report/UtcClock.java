package dev.mainstay.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives every bean the same clock, so that a test can give another. */
@ApplicationScoped
class UtcClock {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
