package dev.mainstay.scanner.finding;

import java.time.Instant;

/** With what and when findings were evaluated. */
record Evaluation(long catalogueVersion, Instant at) {}
