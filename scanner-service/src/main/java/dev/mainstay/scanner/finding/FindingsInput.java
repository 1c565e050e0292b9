package dev.mainstay.scanner.finding;

import dev.mainstay.scanner.finding.evaluation.HostInput;
import org.jspecify.annotations.Nullable;

/**
 * From what a host is evaluated.
 *
 * @param facts of the last complete scan, as JSON
 * @param sequence of the findings as they are; 0 before the first
 * @param checksum of the findings as they are; absent before the first
 */
@SuppressWarnings("ArrayRecordComponent") // a checksum, compared with Arrays.equals
public record FindingsInput(
        HostInput host, ScanOrigin scan, String facts, Attempted attempted, long sequence, byte @Nullable [] checksum) {

    /**
     * What is known of installations besides the scan's facts.
     *
     * @param history last attempts by Windows Update's history, as JSON
     * @param historyVersion of them
     * @param patchFactsVersion of what patch-service had said at least when the host was evaluated
     */
    public record Attempted(String history, long historyVersion, long patchFactsVersion) {}
}
