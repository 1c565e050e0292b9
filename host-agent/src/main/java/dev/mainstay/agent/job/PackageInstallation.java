package dev.mainstay.agent.job;

import dev.mainstay.agent.job.JobInHand.End;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Packages;
import dev.mainstay.agent.platform.Packages.Installed;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a package from beside Windows Update. Its program is run once: after a crash the inventory says whether it is in
 * effect, and only if it is not is it run again. A program that failed is not run again at all.
 */
final class PackageInstallation {

    private final JobInHand job;
    private final OrderedPackage wanted;

    PackageInstallation(JobInHand job, OrderedPackage wanted) {
        this.job = job;
        this.wanted = wanted;
    }

    /**
     * Fetches and checks the package and looks for what it is to patch, before the workload is touched.
     *
     * @return why it cannot be installed; empty when it can
     */
    Optional<Failure> check() {
        Optional<Packages> packages = job.platform().packages();
        if (packages.isEmpty()) {
            return Optional.of(Failure.of("this host installs no packages from beside Windows Update"));
        }
        return inEffect()
                .whyNot()
                .or(() -> job.ask(() -> packages.get()
                                .check(wanted.file(), job.config().timeouts().download()))
                        .whyNot());
    }

    End install() {
        if (job.state().packages().open()) {
            job.awaitServicing();
            Optional<Failure> failure = settle("found in effect after an interruption");
            if (failure.isPresent()) {
                return job.stop(JobOutcome.FAILED, failure.get());
            }
        }
        if (job.state().packages().calls() == 0 && inEffect().known().orElse(false)) {
            return End.skipped("in effect already: " + wanted.target());
        }
        while (!job.state().packages().done()) {
            if (job.state().packages().calls() >= job.config().retry().attempts()) {
                return job.stop(JobOutcome.FAILED, Failure.of("the host went down each time the package was run"));
            }
            if (!job.stillOurs()) {
                return new End(StepState.FAILED, "the job is no longer this host's");
            }
            job.record(new JobEntry.PackageBegan(job.now()));
            Answer<Installed> answer = run();
            job.life().check();
            if (answer.known().isPresent()) {
                Installed installed = answer.known().get();
                job.record(new JobEntry.PackageEnded(true, installed.restartNeeded(), installed.message(), job.now()));
            } else {
                Failure why = answer.whyNot().orElseThrow();
                job.record(new JobEntry.PackageEnded(false, false, why.message(), job.now()));
                return job.stop(JobOutcome.FAILED, why);
            }
        }
        return End.done(job.state().packages().message());
    }

    private Answer<Installed> run() {
        Packages packages = job.platform().packages().orElseThrow();
        Duration timeout = job.config().timeouts().install();
        String instance = wanted.instance();
        return switch (wanted.kind()) {
            case SQL_SERVER_PATCH ->
                packages.patchSqlServer(wanted.file(), Objects.requireNonNull(instance), job.lease(), timeout);
            case LYNC_UPDATE -> packages.updateLync(wanted.file(), job.lease(), timeout);
        };
    }

    /** Whether a restart is needed is not known then: the REBOOT step looks at the host's own markers. */
    private Optional<Failure> settle(String message) {
        Answer<Boolean> inEffect = inEffect();
        inEffect.known()
                .ifPresent(done -> job.record(
                        new JobEntry.PackageEnded(done, false, done ? message : "not in effect", job.now())));
        return inEffect.whyNot();
    }

    /** Whether the version that the package brings is reached; fails when the version cannot be told. */
    private Answer<Boolean> inEffect() {
        Inventory inventory = job.platform().inventory();
        Duration timeout = job.config().timeouts().read();
        return switch (wanted.kind()) {
            case SQL_SERVER_PATCH ->
                judged(
                        job.ask(() -> inventory.sqlInstances(timeout)),
                        instance -> instance.name().equalsIgnoreCase(wanted.instance()),
                        Inventory.SqlInstance::version,
                        "SQL Server instance " + wanted.instance());
            case LYNC_UPDATE ->
                judged(
                        job.ask(() -> inventory.components(timeout)),
                        component -> component.name().endsWith("Core Components"),
                        Inventory.Component::version,
                        "core components of the workload");
        };
    }

    private <T> Answer<Boolean> judged(
            Answer<List<T>> answer,
            java.util.function.Predicate<T> which,
            java.util.function.Function<T, @Nullable String> version,
            String what) {
        if (answer.whyNot().isPresent()) {
            return Answer.failed(answer.whyNot().get());
        }
        Optional<Version> found = answer.known().orElseThrow().stream()
                .filter(which)
                .findFirst()
                .flatMap(one -> Optional.ofNullable(version.apply(one)))
                .flatMap(Version::parse);
        return found.isEmpty()
                ? Answer.failed(Failure.of("this host has no " + what + " with a known version"))
                : Answer.of(found.get().reaches(wanted.target()));
    }
}
