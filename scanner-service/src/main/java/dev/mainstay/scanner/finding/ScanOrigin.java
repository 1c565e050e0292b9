package dev.mainstay.scanner.finding;

import java.time.Instant;
import java.util.UUID;

/**
 * The scan that facts come from.
 *
 * @param sequence number of the host's scan
 * @param scannedAt when this service had it
 * @param simulated whether a simulated Windows made it
 */
public record ScanOrigin(UUID scanId, long sequence, Instant scannedAt, boolean simulated) {}
