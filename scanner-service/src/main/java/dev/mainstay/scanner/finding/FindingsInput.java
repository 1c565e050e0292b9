package dev.mainstay.scanner.finding;

import org.jspecify.annotations.Nullable;

/**
 * From what a host is evaluated.
 *
 * @param facts of the last complete scan, as JSON
 * @param sequence of the findings as they are; 0 before the first
 * @param checksum of the findings as they are; absent before the first
 */
@SuppressWarnings("ArrayRecordComponent") // a checksum, compared with Arrays.equals
record FindingsInput(HostInput host, ScanOrigin scan, String facts, long sequence, byte @Nullable [] checksum) {}
