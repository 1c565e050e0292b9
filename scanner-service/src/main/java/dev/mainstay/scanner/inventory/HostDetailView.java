package dev.mainstay.scanner.inventory;

import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.scanner.scan.history.ScanSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host with its scans.
 *
 * @param lastScan the last scan of any outcome; absent before the first
 * @param findings what the last complete scan found; absent before the first
 * @param findingsAreOld whether a later scan failed or was partial, so that the findings may no longer hold
 * @param history the last scans, newest first
 */
record HostDetailView(
        HostView host,
        @Nullable ScanSummary lastScan,
        @Nullable ScanSnapshot findings,
        boolean findingsAreOld,
        List<ScanSummary> history) {}
