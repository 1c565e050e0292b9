package dev.mainstay.scanner.finding;

import java.time.Instant;

/** With what and when findings were evaluated. */
public record Evaluation(long catalogueVersion, Instant at) {}
