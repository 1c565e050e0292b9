package dev.mainstay.scanner.scan.report;

import java.util.Set;

/**
 * SHA-256 over what a scan says, that is everything but which scan it is, when it was made, and the update history, which has a
 * column of its own. It is made of the values themselves: writing them as JSON again would cost as much as reading them did.
 * A field that the report gets has its part in it without a word here.
 */
public final class ScanChecksum {
    private static final Set<String> APART = Set.of("scanId", "requestId", "startedAt", "finishedAt", "history");

    private static final RecordDigest REPORT = RecordDigest.of(ScanReport.class, APART);

    private ScanChecksum() {}

    public static byte[] of(ScanReport report) {
        ValueDigest digest = new ValueDigest();
        REPORT.feed(digest, report);
        return digest.sha256();
    }
}
