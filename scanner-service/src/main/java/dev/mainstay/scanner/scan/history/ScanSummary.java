package dev.mainstay.scanner.scan.history;

import dev.mainstay.events.ScanSnapshot.Failure;
import dev.mainstay.events.ScanSnapshot.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One scan without what it found.
 *
 * @param lastSeenAt later than {@code receivedAt} when the same content came again
 * @param timesSeen 1 when it came once
 * @param own whether it is the host's; false for another machine's, and for those of a system that is gone
 * @param offered number of updates that were offered or waited for a restart
 */
public record ScanSummary(
        UUID scanId,
        Outcome outcome,
        Instant finishedAt,
        Instant receivedAt,
        Instant lastSeenAt,
        int timesSeen,
        @Nullable UUID jobId,
        boolean pendingRestart,
        @Nullable Failure failure,
        String agentVersion,
        int offered,
        boolean simulated,
        boolean own) {}
