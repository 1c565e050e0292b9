package dev.mainstay.scanner.patching;

import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.Action;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.JobSnapshot.OrderedPackage;
import dev.mainstay.events.JobSnapshot.OrderedUpdate;
import dev.mainstay.events.JobSnapshot.PackageKind;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.JobSnapshot.StepName;
import dev.mainstay.events.JobSnapshot.StepState;
import dev.mainstay.events.JobSnapshot.TranslatedMessage;
import dev.mainstay.events.JobSnapshot.UpdateResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a job says of attempts to install. Only one that succeeded, failed or did not prove itself says something, and only of
 * what it began to install: a job that failed while the host was drained has attempted nothing. Pure.
 */
final class AttemptPolicy {
    private static final Set<JobStatus> TELLING =
            EnumSet.of(JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.VERIFY_FAILED);
    private static final Set<UpdateResult> FAILURES = EnumSet.of(UpdateResult.FAILED, UpdateResult.ABORTED);
    private static final Set<UpdateResult> SUCCESSES =
            EnumSet.of(UpdateResult.SUCCEEDED, UpdateResult.SUCCEEDED_WITH_ERRORS);

    private AttemptPolicy() {}

    static List<JobAttempt> attempts(JobSnapshot job) {
        boolean installs = job.action() == null || job.action() == Action.INSTALL;
        if (!installs || !TELLING.contains(job.status())) {
            return List.of();
        }
        List<Attempt> attempts = new ArrayList<>();
        for (OrderedUpdate update : job.updates()) {
            if (attempted(job.status(), update.result())) {
                attempts.add(of(job, update));
            }
        }
        OrderedPackage software = job.software();
        String thing = software == null ? null : thing(software);
        if (software != null && thing != null && (job.status() != JobStatus.FAILED || began(job))) {
            attempts.add(of(job, software, thing));
        }
        return attempts.stream()
                .map(attempt -> new JobAttempt(job.hostId(), job.sequence(), attempt))
                .toList();
    }

    private static boolean attempted(JobStatus status, @Nullable UpdateResult result) {
        return switch (status) {
            case SUCCEEDED -> true;
            case VERIFY_FAILED -> result != UpdateResult.NOT_STARTED;
            default -> result != null && (FAILURES.contains(result) || SUCCESSES.contains(result));
        };
    }

    private static Attempt of(JobSnapshot job, OrderedUpdate update) {
        UpdateResult result = update.result();
        boolean failed = job.status() == JobStatus.VERIFY_FAILED
                || (job.status() == JobStatus.FAILED && result != null && FAILURES.contains(result));
        String hresult = update.hresult() == null ? hresult(job) : update.hresult();
        return Attempt.ofUpdate(
                update.update().updateId(),
                update.update().revision(),
                ended(job),
                failed,
                failed ? hresult : null,
                failed ? message(job) : null,
                failed ? translations(job) : null);
    }

    private static Attempt of(JobSnapshot job, OrderedPackage software, String thing) {
        boolean failed = job.status() != JobStatus.SUCCEEDED;
        return new Attempt(
                thing,
                null,
                software.kb(),
                software.targetVersion(),
                ended(job),
                failed,
                failed ? hresult(job) : null,
                failed ? message(job) : null,
                failed ? translations(job) : null);
    }

    /** An update of Lync Server is known by the version of the core components; which others it brings nobody says. */
    private static @Nullable String thing(OrderedPackage software) {
        if (software.kind() == PackageKind.LYNC_UPDATE) {
            return "workload/Core Components";
        }
        String instance = software.instance();
        return software.kind() == PackageKind.SQL_SERVER_PATCH && instance != null
                ? "sql/" + instance.toUpperCase(Locale.ROOT)
                : null;
    }

    private static boolean began(JobSnapshot job) {
        return job.steps().stream()
                .anyMatch(step -> step.name() == StepName.INSTALL && step.state() != StepState.SKIPPED);
    }

    private static Instant ended(JobSnapshot job) {
        return Objects.requireNonNullElse(job.finishedAt(), job.changedAt());
    }

    private static @Nullable String hresult(JobSnapshot job) {
        Reason reason = job.reason();
        return reason == null ? null : reason.hresult();
    }

    private static @Nullable List<TranslatedMessage> translations(JobSnapshot job) {
        Reason reason = job.reason();
        return reason == null ? null : reason.translations();
    }

    private static String message(JobSnapshot job) {
        Reason reason = job.reason();
        return reason == null ? "The job does not say why." : reason.message();
    }
}
