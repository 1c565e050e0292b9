package dev.mainstay.report.compliance;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.ScanSnapshot.Outcome;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a host, or a SQL Server instance on it, stands. Unknown is never read as compliant: only a complete scan that can be relied
 * on makes a host compliant.
 */
final class StandingEvaluator {
    private static final Set<JobStatus> FAILED = EnumSet.of(JobStatus.LOST, JobStatus.FAILED, JobStatus.VERIFY_FAILED);

    private StandingEvaluator() {}

    /**
     * A host's newest scan.
     *
     * @param missing number of updates that are missing and that no decision excepts; after a failed scan that of an earlier one
     * @param restartDue whether the host, or an update on it, waits for a restart
     */
    record LastScan(Outcome outcome, Instant receivedAt, int missing, boolean restartDue) {}

    /**
     * A host's last planned job.
     *
     * @param changedAt when it ended, or changed last
     * @param untilScanned whether its failure stands only until the next scan: it changed nothing, or a person found the host well
     */
    record LastJob(JobStatus status, Instant changedAt, boolean untilScanned) {}

    /**
     * Where a host stands.
     *
     * @param lastScanAt when it was scanned last, also where that scan said nothing new; null before the first
     * @param scan null before the first
     * @param job null before the first
     */
    static Standing ofHost(
            Freshness freshness, @Nullable Instant lastScanAt, @Nullable LastScan scan, @Nullable LastJob job) {
        if (job != null && FAILED.contains(job.status()) && !isMadeGood(job, freshness, lastScanAt, scan)) {
            return Standing.FAILED;
        }
        if (freshness != Freshness.FRESH || scan == null) {
            return Standing.UNKNOWN;
        }
        return switch (scan.outcome()) {
            case FAILED, UNKNOWN -> Standing.UNKNOWN;
            case PARTIAL -> scan.missing() > 0 ? Standing.MISSING : Standing.UNKNOWN;
            case COMPLETE -> scan.missing() > 0 ? Standing.MISSING : whole(scan.restartDue());
        };
    }

    /** A complete scan after the failure that offers nothing, or where the failure stands until the next scan, any complete one. */
    private static boolean isMadeGood(
            LastJob job, Freshness freshness, @Nullable Instant lastScanAt, @Nullable LastScan scan) {
        if (freshness != Freshness.FRESH || scan == null || scan.outcome() != Outcome.COMPLETE) {
            return false;
        }
        return (job.untilScanned() && lastScanAt != null && lastScanAt.isAfter(job.changedAt()))
                || (scan.receivedAt().isAfter(job.changedAt()) && scan.missing() == 0);
    }

    /**
     * Where an instance stands.
     *
     * @param host where its host stands
     * @param outcome of the host's newest scan; null before the first
     * @param generation SQL Server product of its version; null when unknown
     * @param missing number of updates of that generation that the host misses, those that a decision excepts left out
     * @param awaitsRestart whether an update of that generation waits for a restart
     */
    static Standing ofInstance(
            Standing host,
            Freshness freshness,
            @Nullable Outcome outcome,
            Presence presence,
            @Nullable String generation,
            int missing,
            boolean awaitsRestart) {
        if (host == Standing.FAILED) {
            return Standing.FAILED;
        }
        boolean reliable = freshness == Freshness.FRESH && (outcome == Outcome.COMPLETE || outcome == Outcome.PARTIAL);
        boolean seen = presence == Presence.CONFIRMED || presence == Presence.UNEXPECTED;
        if (!reliable || !seen || generation == null) {
            return Standing.UNKNOWN;
        }
        if (missing > 0) {
            return Standing.MISSING;
        }
        boolean proven = host != Standing.UNKNOWN && presence == Presence.CONFIRMED && outcome == Outcome.COMPLETE;
        return proven ? whole(awaitsRestart) : Standing.UNKNOWN;
    }

    private static Standing whole(boolean restartDue) {
        return restartDue ? Standing.PENDING_RESTART : Standing.COMPLIANT;
    }
}
