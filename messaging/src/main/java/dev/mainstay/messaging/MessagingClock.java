package dev.mainstay.messaging;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** The application's clock if it has one, the system's otherwise. */
@Singleton
public class MessagingClock {
    private final Clock clock;

    MessagingClock(Instance<Clock> clocks) {
        this.clock = clocks.isResolvable() ? clocks.get() : Clock.systemUTC();
    }

    public Instant now() {
        return clock.instant();
    }
}
