package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import java.time.Instant;
import java.util.function.Supplier;

/** Sample. */
@Breaks("DECIDERS_ARE_TOLD_THE_TIME")
class ReferringEvaluator {
    Supplier<Instant> now() {
        return Instant::now;
    }
}
