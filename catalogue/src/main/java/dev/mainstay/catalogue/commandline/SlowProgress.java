package dev.mainstay.catalogue.commandline;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Word on the error stream of how far a long run is, from two seconds on and every two seconds. */
final class SlowProgress {

    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final Clock clock;
    private final PrintStream err;
    private Instant last;

    SlowProgress(Clock clock, PrintStream err) {
        this.clock = clock;
        this.err = err;
        this.last = clock.instant();
    }

    void tell(Message message, int done, int total) {
        Instant now = clock.instant();
        if (done < total && !now.isBefore(last.plus(BETWEEN))) {
            err.println(message.with(done, total));
            last = now;
        }
    }
}
