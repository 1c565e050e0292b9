package dev.mainstay.scanner.finding.query;

import dev.mainstay.catalogue.finding.FindingView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is concluded about a host.
 *
 * @param sequence goes up when a conclusion changes
 * @param asOf when the complete scan was received from which it was concluded
 * @param confirmedAt when a complete scan was last received, new or seen again
 * @param stale whether it may no longer hold: later scans were not complete, or there were none for too long
 * @param evaluatedAt when it was concluded last
 * @param catalogueVersion state of the catalogue it was concluded with
 * @param failure why nothing could be concluded the last time, so that what stands is older; absent otherwise
 * @param simulated whether a simulated Windows said what they were concluded from
 * @param findings the worst first
 */
record HostFindingsView(
        UUID hostId,
        String fqdn,
        long sequence,
        Instant asOf,
        @Nullable Instant confirmedAt,
        boolean stale,
        Instant evaluatedAt,
        long catalogueVersion,
        @Nullable String failure,
        boolean simulated,
        List<FindingView> findings) {}
