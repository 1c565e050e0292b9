package dev.mainstay.agent.windows;

import dev.mainstay.agent.windows.services.Pace;
import java.time.Duration;

/** Time that passes only in pauses. */
public final class FakePace implements Pace {

    private long nanos;

    @Override
    public boolean pause(Duration duration) {
        nanos += duration.toNanos();
        return !Thread.currentThread().isInterrupted();
    }

    @Override
    public long nanos() {
        return nanos;
    }

    /** How long all pauses were. */
    public Duration passed() {
        return Duration.ofNanos(nanos);
    }
}
