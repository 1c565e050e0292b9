package dev.mainstay.report.copy;

import java.util.UUID;

/**
 * One version of one thing that events are about.
 *
 * @param id the thing
 * @param sequence its version
 */
public record Version(UUID id, long sequence) {}
