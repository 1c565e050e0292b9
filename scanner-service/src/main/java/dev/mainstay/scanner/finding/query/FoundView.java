package dev.mainstay.scanner.finding.query;

import dev.mainstay.catalogue.finding.FindingView;
import java.time.Instant;
import java.util.UUID;

/**
 * A finding of some host.
 *
 * @param asOf when the scan was received from which it was concluded
 * @param stale whether it may no longer hold: later scans were not complete, or there were none for too long
 * @param simulated whether a simulated Windows said what it was concluded from
 */
record FoundView(UUID hostId, String fqdn, Instant asOf, boolean stale, boolean simulated, FindingView finding) {}
