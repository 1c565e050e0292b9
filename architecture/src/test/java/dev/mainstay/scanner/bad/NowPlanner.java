package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import java.time.Instant;

/** Sample. */
@Breaks("DECIDERS_ARE_TOLD_THE_TIME")
class NowPlanner {
    Instant now() {
        return Instant.now();
    }
}
