package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("DECIDERS_ARE_TOLD_THE_TIME")
class MillisPolicy {
    long now() {
        return System.currentTimeMillis();
    }
}
