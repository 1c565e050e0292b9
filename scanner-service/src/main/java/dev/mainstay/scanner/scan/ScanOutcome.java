package dev.mainstay.scanner.scan;

import java.time.Instant;
import java.util.UUID;

/** What became of a posted scan. */
sealed interface ScanOutcome {

    /**
     * A scan that is stored.
     *
     * @param seenAgain whether it said the same as the host's last scan
     * @param carriersChanged whether the host says that it carries other names than before, so that the plan is due
     */
    record Accepted(UUID scanId, boolean seenAgain, boolean carriersChanged) implements ScanOutcome {}

    /** A scan that ended later than it is now. */
    record InTheFuture(Instant now) implements ScanOutcome {}

    /** Another host has a scan with this id. */
    record IdTaken() implements ScanOutcome {}

    /** The host was retired while its agent spoke. */
    record HostGone() implements ScanOutcome {}
}
