package dev.mainstay.scanner.job;

import java.time.Instant;

final class JobMachine {
    private JobMachine() {}

    static boolean isDue(Instant now) {
        return now.isAfter(Instant.EPOCH);
    }
}
