package dev.mainstay.patch.job;

import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.UpdateState;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.job.AgentResult.Health;
import dev.mainstay.patch.job.order.Installation;
import dev.mainstay.patch.job.order.OrderedPackage;
import dev.mainstay.patch.job.order.PackageInstallation;
import dev.mainstay.patch.job.order.Removal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When a job is proven: docs/adr/0004. */
final class VerificationPolicy {

    /** Windows tells its start time from two clocks that drift apart; differences up to this say nothing. */
    private static final Duration BOOT_TIME_TOLERANCE = Duration.ofMinutes(2);

    /** What can be said of a job that waits for its proof. */
    sealed interface Verdict {
        record Proven(UUID scanId) implements Verdict {}

        record Disproven(Reason reason, @Nullable UUID scanId) implements Verdict {}

        record Undecided() implements Verdict {}
    }

    private VerificationPolicy() {}

    /** Judges by the reported health and the host's latest complete scan. */
    static Verdict judge(Job job, AgentResult result, Optional<ScanSnapshot> latest) {
        if (result.health() != Health.HEALTHY) {
            return new Verdict.Disproven(unhealthy(result.health()), null);
        }
        return latest.filter(scan -> counts(job, result, scan))
                .map(scan -> judge(job, scan))
                .orElseGet(Verdict.Undecided::new);
    }

    private static Verdict judgeInstallation(Job job, ScanSnapshot scan) {
        Set<UpdateRef> ordered = job.order().refs();
        String offered = titles(scan, ordered, UpdateState.MISSING);
        if (!offered.isEmpty()) {
            return new Verdict.Disproven(
                    new Reason("still-offered", null, "The scan after the installation still offers: " + offered),
                    scan.scanId());
        }
        String waiting = titles(scan, ordered, UpdateState.INSTALLED_PENDING_REBOOT);
        if (!waiting.isEmpty()) {
            return new Verdict.Disproven(
                    new Reason("restart-pending", null, "Installed, but still waiting for a restart: " + waiting),
                    scan.scanId());
        }
        return new Verdict.Proven(scan.scanId());
    }

    private static Verdict judge(Job job, ScanSnapshot scan) {
        return switch (job.order().work()) {
            case Installation installation -> judgeInstallation(job, scan);
            case Removal removal -> judgeRemoval(job, scan);
            case PackageInstallation(OrderedPackage wanted) -> judgePackage(wanted, scan);
        };
    }

    private static Verdict judgePackage(OrderedPackage wanted, ScanSnapshot scan) {
        Optional<String> version = PackageProof.version(wanted, scan);
        List<String> left = PackageProof.leftBehind(wanted, scan);
        if (version.filter(is -> PackageProof.reaches(is, wanted.targetVersion()))
                        .isPresent()
                && !left.isEmpty()) {
            return new Verdict.Disproven(
                    new Reason(
                            "components-left-behind",
                            null,
                            "The scan after the installation shows components that the update to "
                                    + wanted.targetVersion() + " did not bring on: " + String.join("; ", left)),
                    scan.scanId());
        }
        return version.filter(is -> PackageProof.reaches(is, wanted.targetVersion()))
                        .isPresent()
                ? new Verdict.Proven(scan.scanId())
                : new Verdict.Disproven(
                        new Reason(
                                "version-not-reached",
                                null,
                                "The scan after the installation says version " + version.orElse("unknown") + ", not "
                                        + wanted.targetVersion()),
                        scan.scanId());
    }

    /** Offered again is what it should be; installed, also if only until a restart, is not. */
    private static Verdict judgeRemoval(Job job, ScanSnapshot scan) {
        Set<UpdateRef> removed = job.order().refs();
        boolean there = scan.installed().stream().anyMatch(removed::contains)
                || scan.offers().stream()
                        .filter(offer -> offer.state() == UpdateState.INSTALLED_PENDING_REBOOT)
                        .anyMatch(offer -> removed.contains(offer.update()));
        return there
                ? new Verdict.Disproven(
                        new Reason("still-installed", null, "The scan after the removal still lists it as installed"),
                        scan.scanId())
                : new Verdict.Proven(scan.scanId());
    }

    /** Complete, of the machine that had the order, taken for this job or after its result, and taken after the last restart. */
    private static boolean counts(Job job, AgentResult result, ScanSnapshot scan) {
        if (scan.outcome() != ScanSnapshot.Outcome.COMPLETE || job.lease().givenToAnother(scan.machine())) {
            return false;
        }
        boolean forThisJob = job.order().jobId().value().equals(scan.jobId());
        boolean later = scan.finishedAt().isAfter(result.finishedAt());
        return (forThisJob || later) && (!result.restarted() || afterRestart(job, scan));
    }

    private static boolean afterRestart(Job job, ScanSnapshot scan) {
        Optional<Instant> restart = job.steps().restartedAt();
        @Nullable Instant lastBootAt = scan.lastBootAt();
        return restart.isEmpty()
                || (!scan.startedAt().isBefore(restart.get())
                        && (lastBootAt == null
                                || !lastBootAt.plus(BOOT_TIME_TOLERANCE).isBefore(restart.get())));
    }

    private static Reason unhealthy(Health health) {
        return health == Health.UNHEALTHY
                ? new Reason("workload-unhealthy", null, "The workload's health check failed after the installation")
                : new Reason(
                        "workload-health-unknown",
                        null,
                        "The workload's health could not be checked after the installation");
    }

    private static String titles(ScanSnapshot scan, Set<UpdateRef> ordered, UpdateState state) {
        return scan.offers().stream()
                .filter(offer -> offer.state() == state && ordered.contains(offer.update()))
                .map(Offer::title)
                .limit(5)
                .collect(Collectors.joining("; "));
    }
}
