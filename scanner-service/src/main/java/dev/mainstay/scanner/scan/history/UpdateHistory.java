package dev.mainstay.scanner.scan.history;

import dev.mainstay.scanner.scan.report.ScanReport.HistoryReport;
import java.time.Instant;
import java.util.List;

/**
 * A host's update history as its last scan told it.
 *
 * @param readAt end of that scan, by the host's clock
 * @param entries the latest first
 */
record UpdateHistory(Instant readAt, List<HistoryReport> entries) {}
